package io.drydock.api.spi.runtime;

import java.util.Map;

/**
 * What a runtime says of itself.
 *
 * @param usable false if it is not installed or refuses this host
 * @param reason why not, empty when usable
 * @param versions component to version: {@code crun -> 1.8.1}, {@code conmon -> 2.1.6}
 */
public record RuntimeReport(boolean usable, String reason, Map<String, String> versions) {

    public RuntimeReport {
        versions = Map.copyOf(versions);
    }
}
