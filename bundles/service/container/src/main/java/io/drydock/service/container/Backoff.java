package io.drydock.service.container;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a restart policy waits: 100 ms at first, twice as long each time, a minute at most; a
 * run of ten seconds begins it anew. Kept in memory only: an engine that restarts begins it anew,
 * too.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 60_000;
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final Map<String, Long> last = new ConcurrentHashMap<>();

    /** Milliseconds to wait after a run of this length. */
    long next(String id, Duration run) {
        boolean steady = run.compareTo(STEADY) >= 0;
        Long next =
                last.compute(
                        id,
                        (key, before) ->
                                steady || before == null
                                        ? FIRST_MILLIS
                                        : Math.min(before * 2, LONGEST_MILLIS));
        return next == null ? FIRST_MILLIS : next;
    }

    /** What it waited for the last time; for who takes over. */
    long present(String id) {
        return last.getOrDefault(id, FIRST_MILLIS);
    }

    /** A user started it, or it is gone. */
    void forget(String id) {
        last.remove(id);
    }
}
