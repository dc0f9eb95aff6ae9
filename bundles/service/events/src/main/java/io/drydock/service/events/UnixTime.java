package io.drydock.service.events;

import java.time.Instant;

/** Times as events carry them. */
final class UnixTime {
    private UnixTime() {}

    /** Unix nanoseconds, at the ends of what 64 bits hold (1677 to 2262) for times beyond. */
    static long nano(Instant instant) {
        try {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                    instant.getNano());
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
        }
    }
}
