package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.ProcessSpec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process file of an exec: the container's process with what the exec changes. */
final class ExecConfig {

    private static final List<String> KEPT =
            List.of("rlimits", "oomScoreAdj", "apparmorProfile", "selinuxLabel", "noNewPrivileges");

    private ExecConfig() {}

    /**
     * @param container config.json of the container
     * @param user of the exec
     */
    static Map<String, Object> of(
            ExecSpec spec, User user, Map<String, Object> container, Set<String> available) {
        ProcessSpec process = spec.process();
        Map<String, Object> all = new LinkedHashMap<>();
        Map<?, ?> first = (Map<?, ?>) container.getOrDefault("process", Map.of());
        for (String key : KEPT) {
            Object value = first.get(key);
            if (value != null) {
                all.put(key, value);
            }
        }
        all.putAll(
                new ProcessConfig(process, user)
                        .fields(
                                process.arguments(),
                                Environment.of(process.environment(), user, "", process.terminal()),
                                Capabilities.granted(
                                        process.capabilities(), spec.privileged(), available))
                        .map());
        return all;
    }

    /** The user of the container's first process, for an exec that names none. */
    static String user(Map<String, Object> container) {
        Map<?, ?> process = (Map<?, ?>) container.getOrDefault("process", Map.of());
        return process.get("user") instanceof Map<?, ?> user
                ? user.get("uid") + ":" + user.get("gid")
                : "";
    }

    /** The additional groups of the container's first process. */
    static List<String> groups(Map<String, Object> container) {
        Map<?, ?> process = (Map<?, ?>) container.getOrDefault("process", Map.of());
        return process.get("user") instanceof Map<?, ?> user
                        && user.get("additionalGids") instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }
}
