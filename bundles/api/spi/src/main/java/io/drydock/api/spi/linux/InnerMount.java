package io.drydock.api.spi.linux;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A directory or file of the host that is mounted within a tree.
 *
 * @param source an existing directory or file of the host
 * @param destination path in the tree, resolved there; made if it is missing
 * @param recursive take the mounts below the source along
 * @param readOnly forbid writing through this mount, and those taken along
 */
public record InnerMount(Path source, String destination, boolean recursive, boolean readOnly) {

    /** Checks that nothing is missing. */
    public InnerMount {
        Objects.requireNonNull(source);
        Objects.requireNonNull(destination);
    }
}
