package io.drydock.kernel.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code name=soft[:hard]}, as {@code --default-ulimit} takes it. */
final class Ulimit {

    private static final Pattern SYNTAX = Pattern.compile("([a-z]+)=(-?[0-9]+)(?::(-?[0-9]+))?");
    private static final Set<String> NAMES =
            Set.of(
                    "core",
                    "cpu",
                    "data",
                    "fsize",
                    "locks",
                    "memlock",
                    "msgqueue",
                    "nice",
                    "nofile",
                    "nproc",
                    "rss",
                    "rtprio",
                    "rttime",
                    "sigpending",
                    "stack");

    private Ulimit() {}

    /** With both limits spelled out: a lone one is both. */
    static String normalise(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException("invalid ulimit argument: " + text);
        }
        String name = matcher.group(1);
        if (!NAMES.contains(name)) {
            throw new ConfigException("invalid ulimit type: " + name);
        }
        String soft = matcher.group(2);
        String hard = matcher.group(3) == null ? soft : matcher.group(3);
        boolean hardBounded = !hard.equals("-1");
        if (hardBounded && (soft.equals("-1") || Long.parseLong(soft) > Long.parseLong(hard))) {
            throw new ConfigException(
                    "ulimit soft limit must be less than or equal to hard limit: %s > %s"
                            .formatted(soft, hard));
        }
        return name + "=" + soft + ":" + hard;
    }
}
