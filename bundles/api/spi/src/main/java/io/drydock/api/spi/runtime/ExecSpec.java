package io.drydock.api.spi.runtime;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A further process in a running container.
 *
 * @param process what to run; an empty user means the container's own
 * @param rootfs the container's root on the host, for looking up users
 * @param attached streams will be connected: do not let it run before they are
 * @param privileged all capabilities
 */
public record ExecSpec(ProcessSpec process, Path rootfs, boolean attached, boolean privileged) {

    public ExecSpec {
        Objects.requireNonNull(process);
        Objects.requireNonNull(rootfs);
    }
}
