package io.drydock.kernel.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rules about runtimes and logs. */
final class RuntimeRules {

    private static final List<String> BUILT_IN = List.of("crun", "runc");

    private RuntimeRules() {}

    static void check(Map<String, Object> values) {
        StorageRules.check(values);
        checkLogDriver((String) values.getOrDefault("log-driver", ""));
        Rules.oneOf(
                values,
                "default-ipc-mode",
                List.of("private", "shareable"),
                "default IPC mode %s is not supported: use private or shareable");
        Rules.oneOf(
                values,
                "default-cgroupns-mode",
                List.of("private", "host"),
                "default cgroup namespace mode %s is invalid: use host or private");
        checkExecOptions(Rules.strings(values, "exec-opts"));
        checkRuntimes(Rules.strings(values, "runtimes"), values);
        if (Boolean.FALSE.equals(values.get("live-restore"))) {
            throw new ConfigException(
                    "live-restore=false is not implemented: containers always outlive the daemon");
        }
        if (values.get("default-shm-size") instanceof Long size && size <= 0) {
            throw new ConfigException("default-shm-size must be greater than 0");
        }
    }

    /** Log drivers are bundles, which may come later: an unknown name is told at create. */
    private static void checkLogDriver(String name) {
        if (name.equals("logentries")) {
            throw new ConfigException(
                    "logger: no log driver named 'logentries' is registered: it was removed, use"
                            + " syslog with tcp+tls://data.logentries.com:443");
        }
    }

    private static void checkExecOptions(String[] options) {
        for (String option : options) {
            if (option.equals("native.cgroupdriver=systemd")) {
                throw new ConfigException("exec-opt " + option + " is not implemented yet");
            }
            if (!option.equals("native.cgroupdriver=cgroupfs")) {
                throw new ConfigException("invalid exec-opt: " + option);
            }
        }
    }

    private static void checkRuntimes(String[] runtimes, Map<String, Object> values) {
        for (String runtime : runtimes) {
            String name = runtime.substring(0, runtime.indexOf('='));
            String path = runtime.substring(name.length() + 1);
            if (BUILT_IN.contains(name)) {
                throw new ConfigException("runtime name '" + name + "' is reserved");
            }
            if (path.isEmpty()) {
                throw new ConfigException("runtime " + name + ": path is missing");
            }
        }
        String chosen = (String) values.getOrDefault("default-runtime", "");
        boolean known =
                chosen.isEmpty()
                        || BUILT_IN.contains(chosen)
                        || Arrays.stream(runtimes).anyMatch(r -> r.startsWith(chosen + "="));
        if (!known) {
            throw new ConfigException("specified default runtime '" + chosen + "' does not exist");
        }
    }
}
