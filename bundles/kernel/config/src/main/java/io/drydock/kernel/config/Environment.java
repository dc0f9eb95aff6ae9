package io.drydock.kernel.config;

import java.util.Map;
import java.util.Set;

/** Environment variables that stand in for a directive which was not given. */
final class Environment {

    private static final Map<String, String> VARIABLES =
            Map.of("DOCKER_DRIVER", "storage-driver", "DOCKER_MIN_API_VERSION", "min-api-version");

    private Environment() {}

    static void apply(
            Map<String, String> environment, Set<String> given, Map<String, Object> values) {
        VARIABLES.forEach(
                (variable, key) -> {
                    String text = environment.getOrDefault(variable, "");
                    if (!text.isEmpty() && !given.contains(key)) {
                        values.put(key, text);
                    }
                });
    }
}
