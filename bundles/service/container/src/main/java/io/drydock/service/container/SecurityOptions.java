package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * HostConfig.SecurityOpt.
 *
 * @param noNewPrivileges true, false, or null for the engine's default
 * @param seccomp {@code builtin}, {@code unconfined}, JSON text, or empty for the default
 * @param apparmor profile, empty for none
 * @param writableCgroups the container may make control groups of its own
 */
record SecurityOptions(
        @Nullable Boolean noNewPrivileges,
        String seccomp,
        String apparmor,
        boolean writableCgroups) {

    static SecurityOptions parse(@Nullable List<String> options) {
        Boolean noNewPrivileges = null;
        String seccomp = "";
        String apparmor = "";
        boolean writableCgroups = false;
        for (String option : options == null ? List.<String>of() : options) {
            String key = key(option);
            if (key.length() == option.length()) {
                noNewPrivileges = word(option) ? Boolean.TRUE : noNewPrivileges;
                continue;
            }
            String value = option.substring(key.length() + 1);
            switch (key) {
                case "no-new-privileges" -> noNewPrivileges = flag(option, value);
                case "seccomp" -> seccomp = value;
                case "apparmor" -> apparmor = value;
                case "label" -> {
                    // as with a dockerd whose selinux-enabled is off: no effect
                }
                case "writable-cgroups" -> writableCgroups = flag(option, value);
                default -> throw invalid("invalid --security-opt 2: \"%s\"".formatted(option));
            }
        }
        return new SecurityOptions(noNewPrivileges, seccomp, apparmor, writableCgroups);
    }

    private static String key(String option) {
        int end = 0;
        while (end < option.length() && option.charAt(end) != '=' && option.charAt(end) != ':') {
            end++;
        }
        return option.substring(0, end);
    }

    /** An option without a value; true for no-new-privileges. */
    private static boolean word(String option) {
        return switch (option) {
            case "no-new-privileges" -> true;
            case "disable" -> false;
            default -> throw invalid("invalid --security-opt 1: \"%s\"".formatted(option));
        };
    }

    private static boolean flag(String option, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "t" -> true;
            case "false", "0", "f" -> false;
            default -> throw invalid("invalid --security-opt 2: \"%s\"".formatted(option));
        };
    }
}
