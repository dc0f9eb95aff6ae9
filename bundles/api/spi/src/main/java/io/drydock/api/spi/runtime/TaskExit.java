package io.drydock.api.spi.runtime;

import java.time.Instant;
import java.util.Objects;

/**
 * The end of a process.
 *
 * @param code exit status, 128 + signal when it was killed by one
 * @param time when
 * @param outOfMemory the kernel killed it or one of its children for memory
 */
public record TaskExit(int code, Instant time, boolean outOfMemory) {

    public TaskExit {
        Objects.requireNonNull(time);
    }
}
