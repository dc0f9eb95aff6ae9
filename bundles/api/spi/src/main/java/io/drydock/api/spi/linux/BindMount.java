package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A bind mount.
 *
 * @param source an existing file or directory
 * @param target an existing file or directory of the same sort
 * @param recursive take the mounts below the source along
 * @param readOnly forbid writing through this mount, and those taken along
 * @param propagation how it propagates, null to leave what the kernel gives
 */
public record BindMount(
        Path source,
        Path target,
        boolean recursive,
        boolean readOnly,
        @Nullable Propagation propagation) {

    /** A plain, writable, not recursive bind. */
    public static BindMount of(Path source, Path target) {
        return new BindMount(source, target, false, false, null);
    }
}
