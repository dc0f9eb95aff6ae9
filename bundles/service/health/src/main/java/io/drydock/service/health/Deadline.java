package io.drydock.service.health;

import java.time.Duration;

/** A moment by which something must have happened. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left of the time, a millisecond at least: nothing waits for ever by mistake. */
    Duration left() {
        long nanos = nanoTime - System.nanoTime();
        return Duration.ofNanos(Math.max(nanos, 1_000_000));
    }

    boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
