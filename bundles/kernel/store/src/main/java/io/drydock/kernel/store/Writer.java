package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;
import io.drydock.api.spi.store.Transaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one thread that writes. While it commits, further changes queue up and become the next group:
 * the busier the engine, the fewer fsyncs for each change.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LARGEST_GROUP = 512;
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** How long the disk may lag behind an idle writer. */
    private static final Duration LAG = Duration.ofSeconds(1);

    private final Path file;
    private final Session session;
    private final Deadlines deadlines;
    private final BlockingQueue<Change<?>> queue = new LinkedBlockingQueue<>();
    private final Change<Boolean> end = new Change<>(transaction -> true, Durability.FULL);
    private final Thread thread;
    private volatile boolean closed;

    /** Since when the current group is being committed, by nanoTime; 0 between groups. */
    private volatile long busySince;

    Writer(Path file, Session session, Deadlines deadlines) {
        this.file = file;
        this.session = session;
        this.deadlines = deadlines;
        this.thread =
                Thread.ofPlatform().name("drydock-store-writer").daemon().unstarted(this::loop);
        thread.start();
    }

    /** Queues a change; the caller may withdraw it as long as it has not been taken. */
    <T> Change<T> submit(Function<Transaction, T> work, Durability durability) {
        refuseNested();
        refuseStalled();
        Change<T> change = new Change<>(work, durability);
        queue.add(change);
        // The thread may have ended between a first look and the line above: look afterwards.
        if (closed && change.withdraw()) {
            throw unavailable("it is closed");
        }
        return change;
    }

    void refuseNested() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a schema is called inside a change");
        }
    }

    StoreException unavailable(String why) {
        return new StoreException(
                Kind.UNAVAILABLE,
                "the engine's database %s takes no changes: %s".formatted(file, why));
    }

    private void refuseStalled() {
        long since = busySince;
        Duration busy = since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        if (busy.compareTo(deadlines.stall()) > 0) {
            throw unavailable(
                    "its disk has not finished the last write for " + busy.toSeconds() + " s");
        }
    }

    private void loop() {
        GroupCommit commit = new GroupCommit(session);
        List<Change<?>> group = new ArrayList<>();
        while (!group.contains(end)) {
            group.clear();
            try {
                group.add(next(commit));
            } catch (InterruptedException e) {
                LOG.warn("interrupted while idle; going on, the writer ends by close()");
                continue;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            run(commit, group);
        }
    }

    /** Waits for a change, and brings the disk up to date while there is none. */
    private Change<?> next(GroupCommit commit) throws InterruptedException {
        if (commit.aheadOfDisk()) {
            Change<?> change = queue.poll(LAG.toMillis(), TimeUnit.MILLISECONDS);
            if (change != null) {
                return change;
            }
            timed(
                    "sync",
                    () -> {
                        commit.sync();
                        return true;
                    });
        }
        return queue.take();
    }

    private void run(GroupCommit commit, List<Change<?>> group) {
        timed("commit of " + group.size() + " changes", () -> commit.run(group))
                .forEach(Runnable::run);
    }

    private <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        busySince = start == 0 ? 1 : start;
        try {
            return work.get();
        } finally {
            busySince = 0;
            warnIfSlow(what, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void warnIfSlow(String what, Duration took) {
        if (took.compareTo(SLOW) > 0) {
            LOG.warn("a {} to {} took {} ms", what, file, took.toMillis());
        }
    }

    /** Commits what is queued, then ends the thread and the session. */
    @Override
    public void close() {
        closed = true;
        queue.add(end);
        try {
            if (!thread.join(deadlines.answer())) {
                LOG.error("the disk of {} does not answer; giving up on the last writes", file);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        session.close();
    }
}
