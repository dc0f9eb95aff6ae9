package io.drydock.kernel.core;

import io.drydock.api.model.stream.CursorSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The pause in which callers of services and drivers wait for the commit, so that short calls do
 * not overlap with the next generation. Long ones go on beside it: they hold their lease.
 */
final class Quiesce {

    private static final long LOOK_AGAIN_MICROS = 200;

    private final Generations generations;
    private final Duration limit;

    Quiesce(Generations generations, Duration limit) {
        this.generations = generations;
        this.limit = limit;
    }

    /** The names to hold: no routers and middleware (requests overlap), no long polls. */
    static Set<Key> keys(List<Generation> old) {
        return old.stream()
                .flatMap(one -> one.declaration().keys().stream())
                .filter(Quiesce::holds)
                .collect(Collectors.toSet());
    }

    private static boolean holds(Key key) {
        return switch (key.kind()) {
            case DRIVER -> true;
            case SERVICE -> !key.contract().equals(CursorSource.class.getName());
            case ROUTER, MIDDLEWARE -> false;
        };
    }

    /** Holds the names and waits for calls inside; returns how many go on beside. */
    int begin(Set<Key> keys, List<Generation> old) {
        if (keys.isEmpty()) {
            return 0;
        }
        generations.hold(keys);
        List<Generation> waited =
                old.stream()
                        .filter(one -> one.declaration().keys().stream().anyMatch(keys::contains))
                        .toList();
        long deadline = System.nanoTime() + limit.toNanos();
        while (inside(waited) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_MICROS * 1_000);
        }
        return inside(waited);
    }

    private static int inside(List<Generation> generations) {
        return generations.stream().mapToInt(Generation::leases).sum();
    }
}
