package io.drydock.driver.log.gcplogs;

import static io.drydock.driver.log.net.Values.invalid;

import io.drydock.driver.log.net.Values;

import java.util.Map;
import java.util.Set;

/**
 * Options of one log.
 *
 * @param project empty for the machine's
 * @param command the container's command is written too
 * @param zone of the machine, empty for what it says itself
 * @param name likewise
 * @param id likewise
 */
record Options(String project, boolean command, String zone, String name, String id) {

    private static final Set<String> KNOWN =
            Set.of(
                    "gcp-project",
                    "gcp-log-cmd",
                    "gcp-meta-zone",
                    "gcp-meta-name",
                    "gcp-meta-id",
                    "env",
                    "env-regex",
                    "labels",
                    "labels-regex");

    static Options of(Map<String, String> options) {
        for (String key : options.keySet()) {
            if (!KNOWN.contains(key)) {
                throw invalid("\"%s\" is not a valid option for the gcplogs driver".formatted(key));
            }
        }
        return new Options(
                options.getOrDefault("gcp-project", ""),
                Values.flag(options, "gcp-log-cmd"),
                options.getOrDefault("gcp-meta-zone", ""),
                options.getOrDefault("gcp-meta-name", ""),
                options.getOrDefault("gcp-meta-id", ""));
    }
}
