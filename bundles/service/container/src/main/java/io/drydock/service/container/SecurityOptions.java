package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notImplemented;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * HostConfig.SecurityOpt.
 *
 * @param noNewPrivileges true, false, or null for the engine's default
 * @param seccomp {@code builtin}, {@code unconfined}, JSON text, or empty for the default
 * @param apparmor profile, empty for none
 */
record SecurityOptions(@Nullable Boolean noNewPrivileges, String seccomp, String apparmor) {

    static SecurityOptions parse(@Nullable List<String> options) {
        Boolean noNewPrivileges = null;
        String seccomp = "";
        String apparmor = "";
        for (String option : options == null ? List.<String>of() : options) {
            String key = key(option);
            String value = option.length() > key.length() ? option.substring(key.length() + 1) : "";
            switch (key) {
                case "no-new-privileges" -> noNewPrivileges = flag(option, value);
                case "seccomp" -> seccomp = value;
                case "apparmor" -> apparmor = value.equals("unconfined") ? "" : value;
                case "label" -> requireDisabled(value);
                case "writable-cgroups" ->
                        throw notImplemented(
                                "the security option writable-cgroups is not implemented yet");
                default -> throw invalid("invalid --security-opt: \"%s\"".formatted(option));
            }
        }
        return new SecurityOptions(noNewPrivileges, seccomp, apparmor);
    }

    private static String key(String option) {
        int end = 0;
        while (end < option.length() && option.charAt(end) != '=' && option.charAt(end) != ':') {
            end++;
        }
        return option.substring(0, end);
    }

    private static boolean flag(String option, String value) {
        return switch (value) {
            case "", "true", "1", "t" -> true;
            case "false", "0", "f" -> false;
            default -> throw invalid("invalid --security-opt: \"%s\"".formatted(option));
        };
    }

    private static void requireDisabled(String value) {
        if (!value.equals("disable")) {
            throw notImplemented("SELinux labels are not implemented yet");
        }
    }
}
