package io.drydock.kernel.store;

import java.time.Duration;

/**
 * How long callers wait for the disk.
 *
 * @param answer how long one call waits at most
 * @param stall how long a commit may take before new writes are refused without waiting
 */
record Deadlines(Duration answer, Duration stall) {
    /**
     * A healthy commit takes milliseconds; a spinning disk under heavy writeback can take several
     * seconds, and giving up on it would only add to the trouble.
     */
    static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(10));
}
