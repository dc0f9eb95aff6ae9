package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * HostConfig.SecurityOpt.
 *
 * @param noNewPrivileges true, false, or null for the engine's default
 * @param seccomp {@code builtin}, {@code unconfined}, JSON text, or empty for the default
 * @param apparmor profile, empty for none
 * @param labels the texts behind {@code label=}
 * @param writableCgroups the container may make control groups of its own; null for as usual
 */
record SecurityOptions(
        @Nullable Boolean noNewPrivileges,
        String seccomp,
        String apparmor,
        List<String> labels,
        @Nullable Boolean writableCgroups) {

    SecurityOptions {
        labels = List.copyOf(labels);
    }

    static SecurityOptions parse(@Nullable List<String> options) {
        Boolean noNewPrivileges = null;
        String seccomp = "";
        String apparmor = "";
        List<String> labels = new ArrayList<>();
        Boolean writableCgroups = null;
        for (String given : options == null ? List.<String>of() : options) {
            String option = complete(given);
            String key = key(option);
            String value = option.substring(key.length() + 1);
            switch (key) {
                case "no-new-privileges" -> noNewPrivileges = flag(option, value);
                case "seccomp" -> seccomp = value;
                case "apparmor" -> apparmor = value;
                case "label" -> labels.add(value);
                case "writable-cgroups" -> writableCgroups = flag(option, value);
                default -> throw invalid("invalid --security-opt 2: \"%s\"".formatted(option));
            }
        }
        return new SecurityOptions(noNewPrivileges, seccomp, apparmor, labels, writableCgroups);
    }

    /** An option that is one word, in full. */
    private static String complete(String option) {
        return switch (option) {
            case "no-new-privileges", "writable-cgroups" -> option + "=true";
            case "disable" -> "label=disable";
            default -> option;
        };
    }

    /** A colon parts, too, from the time before there was the other; where both are it does not. */
    private static String key(String option) {
        int equals = option.indexOf('=');
        int end = equals < 0 ? option.indexOf(':') : equals;
        if (end < 0) {
            throw invalid("invalid --security-opt 1: \"%s\"".formatted(option));
        }
        return option.substring(0, end);
    }

    /** In the words of dockerd's language. */
    private static boolean flag(String option, String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw invalid("invalid --security-opt 2: \"%s\"".formatted(option));
        };
    }
}
