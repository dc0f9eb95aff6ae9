package io.drydock.api.spi.log;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Whose log it is.
 *
 * @param containerId 64 hex digits
 * @param directory the container's own directory, for drivers that keep files
 * @param options the container's log options, validated
 * @param attributes labels and environment selected by the options, written with each entry
 */
public record LogTarget(
        String containerId,
        Path directory,
        Map<String, String> options,
        Map<String, String> attributes) {

    public LogTarget {
        Objects.requireNonNull(containerId);
        Objects.requireNonNull(directory);
        options = Map.copyOf(options);
        attributes = Map.copyOf(attributes);
    }
}
