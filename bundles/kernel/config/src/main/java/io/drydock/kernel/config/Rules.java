package io.drydock.kernel.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold for single values and between them. */
final class Rules {

    private static final List<String> LEVELS =
            List.of("trace", "debug", "info", "warn", "warning", "error", "fatal", "panic");

    private Rules() {}

    static void check(Map<String, Object> values) {
        oneOf(values, "log-level", LEVELS, "invalid logging level: %s");
        oneOf(values, "log-format", List.of("text", "json"), "invalid log format: %s");
        checkLabels(strings(values, "labels"));
        atLeast(values, "shutdown-timeout", -1);
        atLeast(values, "default-stop-timeout", -1);
        checkApiVersion((String) values.getOrDefault("min-api-version", ""));
        RuntimeRules.check(values);
        NetworkRules.check(values);
    }

    static void oneOf(
            Map<String, Object> values, String key, List<String> allowed, String complaint) {
        String value = (String) values.getOrDefault(key, "");
        if (!value.isEmpty() && !allowed.contains(value)) {
            throw new ConfigException(complaint.formatted(value));
        }
    }

    static void atLeast(Map<String, Object> values, String key, int least) {
        if (values.get(key) instanceof Integer number && number < least) {
            throw new ConfigException(
                    "invalid value for %s: %d: must be at least %d".formatted(key, number, least));
        }
    }

    static String[] strings(Map<String, Object> values, String key) {
        return (String[]) values.getOrDefault(key, new String[0]);
    }

    private static void checkLabels(String[] labels) {
        Map<String, String> seen = new HashMap<>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw new ConfigException("bad attribute format: " + label);
            }
            String key = label.substring(0, equals);
            String value = label.substring(equals + 1);
            String before = seen.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw new ConfigException(
                        "conflict labels for %s=%s and %s=%s".formatted(key, value, key, before));
            }
        }
    }

    private static void checkApiVersion(String version) {
        if (!version.matches("1\\.[0-9]{1,3}")) {
            throw new ConfigException("invalid minimum API version: " + version);
        }
        int[] parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (parts[1] < 24 || parts[1] > 56) {
            throw new ConfigException(
                    "minimum API version %s is not served: choose 1.24 to 1.56".formatted(version));
        }
    }
}
