package io.drydock.api.spi.graph;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how the engine unpacks a layer's archive.
 *
 * @param directory an existing directory on the driver's file system
 * @param whiteouts how deletions are written there
 */
public record UnpackTarget(Path directory, Whiteouts whiteouts) {

    public UnpackTarget {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(whiteouts);
    }

    /** The form of a deletion in the directory. */
    public enum Whiteouts {
        /**
         * As overlayfs has them: a character device 0/0 per deleted name, the xattr {@code
         * trusted.overlay.opaque=y} on a directory that hides the one below.
         */
        OVERLAY,
        /** The directory holds the whole tree (a copy or snapshot of the parent): just delete. */
        REMOVE
    }
}
