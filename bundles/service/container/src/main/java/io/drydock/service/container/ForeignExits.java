package io.drydock.service.container;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends of runs that another generation records. Calls of this one may still wait for them, a stop
 * for instance, and go on as soon as the record is in the store.
 */
final class ForeignExits {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Containers containers;

    ForeignExits(Containers containers) {
        this.containers = containers;
    }

    /** Returns when the exit is recorded, or nobody has done so for a minute. */
    void awaitRecord(Entry entry, Run run) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!recorded(entry.get().id(), run) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        } finally {
            run.ended().complete(null);
            run.cleared().complete(null);
        }
    }

    private boolean recorded(String id, Run run) {
        return containers
                .stored(id)
                .map(container -> container.phase().exits() > run.exits())
                .orElse(true);
    }
}
