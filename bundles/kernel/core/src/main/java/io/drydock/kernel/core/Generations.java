package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The table of who answers for what, and every change of it.
 *
 * <p>Readers read one volatile field and take a lease; they wait only while a swap holds the very
 * name they ask for. Writers build a new table under a lock that covers no call to anybody else.
 */
final class Generations {

    private final ReentrantLock writing = new ReentrantLock();
    private final Condition changed = writing.newCondition();
    private final List<Consumer<Table>> followers = new CopyOnWriteArrayList<>();
    private final Set<Long> staging = new HashSet<>();
    private final Map<Key, Long> numbers = new HashMap<>();
    private volatile Table table = Table.EMPTY;

    /** The table of this instant. */
    Table table() {
        return table;
    }

    /** Calls {@code follower} after every change, outside the lock, with the newest table. */
    void follow(Consumer<Table> follower) {
        followers.add(follower);
        follower.accept(table);
    }

    /** A provider appeared: published at once, or kept aside while its bundle is being staged. */
    Generation enter(Origin origin, Declaration declaration, long order, Object service) {
        Generation next = insert(origin, declaration, order, service);
        announce();
        return next;
    }

    private Generation insert(Origin origin, Declaration declaration, long order, Object service) {
        writing.lock();
        try {
            Generation next =
                    new Generation(origin, declaration, number(declaration), order, service);
            boolean aside = staging.contains(origin.bundle());
            change(
                    aside ? table.published() : with(table.published(), List.of(next)),
                    aside ? with(table.staged(), List.of(next)) : table.staged(),
                    table.standby(),
                    table.held());
            return next;
        } finally {
            writing.unlock();
        }
    }

    private long number(Declaration declaration) {
        long last = 0;
        for (Key key : declaration.keys()) {
            last = Math.max(last, numbers.getOrDefault(key, 0L));
        }
        for (Key key : declaration.keys()) {
            numbers.put(key, last + 1);
        }
        return last + 1;
    }

    /** A provider is going: nobody finds it any more, and no new lease is given. */
    void leave(Generation gone) {
        update(
                () ->
                        change(
                                without(table.published(), List.of(gone)),
                                without(table.staged(), List.of(gone)),
                                without(table.standby(), List.of(gone)),
                                table.held()));
        gone.retire();
    }

    /** What this bundle provides from now on is kept aside until {@link #commit}. */
    void stage(long bundle) {
        writing.lock();
        try {
            staging.add(bundle);
        } finally {
            writing.unlock();
        }
    }

    /** Whether what this bundle provides is kept aside. */
    boolean staged(long bundle) {
        writing.lock();
        try {
            return staging.contains(bundle);
        } finally {
            writing.unlock();
        }
    }

    /** Callers of these names wait until {@link #commit} or {@link #unhold}. */
    void hold(Collection<Key> keys) {
        update(
                () -> {
                    Set<Key> held = new HashSet<>(table.held());
                    held.addAll(keys);
                    change(table.published(), table.staged(), table.standby(), held);
                });
    }

    /** Ends a hold without a change of generations. */
    void unhold(Collection<Key> keys) {
        update(() -> change(table.published(), table.staged(), table.standby(), released(keys)));
    }

    /** One write: the staged generations of {@code bundle} take over, {@code old} stands by. */
    void commit(long bundle, Collection<Generation> old, Collection<Key> held) {
        update(
                () -> {
                    staging.remove(bundle);
                    List<Generation> next =
                            table.staged().stream()
                                    .filter(one -> one.origin().bundle() == bundle)
                                    .toList();
                    change(
                            with(without(table.published(), old), next),
                            without(table.staged(), next),
                            with(table.standby(), old),
                            released(held));
                });
    }

    /** One write: {@code back}, still warm, takes its names again and {@code failed} stands by. */
    void revert(Collection<Generation> failed, Collection<Generation> back) {
        update(
                () ->
                        change(
                                with(without(table.published(), failed), back),
                                table.staged(),
                                with(without(table.standby(), back), failed),
                                table.held()));
    }

    /** A bundle under staging was given up; what it provides leaves as its components stop. */
    void unstage(long bundle) {
        writing.lock();
        try {
            staging.remove(bundle);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Takes a lease on the winner of a name; null if there is none.
     *
     * @throws HeldTooLong if a swap held the name for longer than {@code patience}
     */
    @Nullable Generation lease(Key key, Duration patience) {
        long deadline = 0;
        while (true) {
            Table now = table;
            if (now.held().contains(key)) {
                deadline = deadline == 0 ? System.nanoTime() + patience.toNanos() : deadline;
                awaitChange(now, key, deadline);
                continue;
            }
            Generation active = now.active(key);
            if (active == null) {
                return null;
            }
            if (active.acquire()) {
                // A hold that came between must be seen here or else counts this lease.
                if (!table.held().contains(key)) {
                    return active;
                }
                active.release();
            }
        }
    }

    private void awaitChange(Table seen, Key key, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new HeldTooLong(key);
        }
        awaitChange(seen, Duration.ofNanos(left));
    }

    /** Waits until the table is another one than {@code seen}, at most for {@code patience}. */
    void awaitChange(Table seen, Duration patience) {
        writing.lock();
        try {
            long left = patience.toNanos();
            while (table == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HeldTooLong(null);
        } finally {
            writing.unlock();
        }
    }

    private void update(Runnable edit) {
        writing.lock();
        try {
            edit.run();
        } finally {
            writing.unlock();
        }
        announce();
    }

    private void change(
            List<Generation> published,
            List<Generation> staged,
            List<Generation> standby,
            Set<Key> held) {
        table = Table.of(published, staged, standby, held);
        changed.signalAll();
    }

    private void announce() {
        followers.forEach(follower -> follower.accept(table));
    }

    private Set<Key> released(Collection<Key> keys) {
        Set<Key> held = new HashSet<>(table.held());
        held.removeAll(keys);
        return held;
    }

    private static List<Generation> with(List<Generation> list, Collection<Generation> more) {
        List<Generation> all = new ArrayList<>(list);
        all.addAll(more);
        return all;
    }

    private static List<Generation> without(List<Generation> list, Collection<Generation> less) {
        List<Generation> all = new ArrayList<>(list);
        all.removeAll(less);
        return all;
    }

    /** A swap that never came to its end kept a caller waiting. */
    static final class HeldTooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HeldTooLong(@Nullable Key key) {
            super("a swap" + (key == null ? "" : " of " + key.name()) + " is taking too long");
        }
    }
}
