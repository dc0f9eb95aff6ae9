package io.drydock.api.spi.log;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Whose log it is.
 *
 * @param containerId 64 hex digits
 * @param directory where drivers that keep files keep them
 * @param options the container's log options, validated
 * @param attributes labels and environment selected by the options, written with each entry
 * @param tag the option {@code tag} filled in, empty if there is none
 * @param origin the container
 */
public record LogTarget(
        String containerId,
        Path directory,
        Map<String, String> options,
        Map<String, String> attributes,
        String tag,
        LogOrigin origin) {

    private static final int SHORT = 12;

    public LogTarget {
        Objects.requireNonNull(containerId);
        Objects.requireNonNull(directory);
        options = Map.copyOf(options);
        attributes = Map.copyOf(attributes);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(origin);
    }

    /** A target without tag and origin. */
    public LogTarget(
            String containerId,
            Path directory,
            Map<String, String> options,
            Map<String, String> attributes) {
        this(containerId, directory, options, attributes, "", LogOrigin.UNKNOWN);
    }

    /** The first twelve digits of the id. */
    public String shortId() {
        return containerId.substring(0, Math.min(SHORT, containerId.length()));
    }

    /** The tag, or the short id where the user chose none. */
    public String tagOrId() {
        return tag.isEmpty() ? shortId() : tag;
    }
}
