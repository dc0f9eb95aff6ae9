package io.drydock.kernel.linux;

import java.time.Duration;

/** Limits turned into points of System.nanoTime. */
final class Deadline {

    private static final Duration FOREVER = Duration.ofDays(365 * 100);

    private Deadline() {}

    static long of(Duration limit) {
        Duration bounded = limit.compareTo(FOREVER) > 0 ? FOREVER : limit;
        return System.nanoTime() + bounded.toNanos();
    }
}
