package io.drydock.api.spi.runtime;

import java.time.Instant;
import java.util.Objects;

/**
 * The end of a process.
 *
 * @param code exit status, 128 + signal when it was killed by one
 * @param time when
 * @param outOfMemory the kernel killed it or one of its children for memory
 * @param error why it never ran, empty when it did; only an attached exec ends so, because it
 *     starts after {@link RuntimeDriver#exec} returned, and its code is then 126 or 127
 */
public record TaskExit(int code, Instant time, boolean outOfMemory, String error) {

    public TaskExit {
        Objects.requireNonNull(time);
        Objects.requireNonNull(error);
    }

    /** The end of a process that ran. */
    public TaskExit(int code, Instant time, boolean outOfMemory) {
        this(code, time, outOfMemory, "");
    }
}
