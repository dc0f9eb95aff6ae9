package io.drydock.api.spi.log;

import java.util.List;
import java.util.Objects;

/**
 * What a driver may tell its end point about the container.
 *
 * @param name without slash
 * @param imageId {@code sha256:...}
 * @param imageName as the user wrote it
 * @param created RFC 3339
 * @param command program and arguments
 */
public record LogOrigin(
        String name, String imageId, String imageName, String created, List<String> command) {

    /** Nothing is known. */
    public static final LogOrigin UNKNOWN = new LogOrigin("", "", "", "", List.of());

    public LogOrigin {
        Objects.requireNonNull(name);
        Objects.requireNonNull(imageId);
        Objects.requireNonNull(imageName);
        Objects.requireNonNull(created);
        command = List.copyOf(command);
    }
}
