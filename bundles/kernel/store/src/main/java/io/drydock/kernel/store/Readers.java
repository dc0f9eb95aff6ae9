package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The reading sessions. A native call pins the carrier of a virtual thread for as long as it takes,
 * which is for ever on a stalled disk; virtual threads therefore read through platform threads.
 */
final class Readers implements AutoCloseable {
    private final Duration patience;
    private final int count;
    private final BlockingQueue<Session> idle;
    private final ExecutorService threads;

    Readers(int count, Supplier<Session> factory, Duration patience) {
        this.patience = patience;
        this.idle = new ArrayBlockingQueue<>(count);
        this.count = count;
        for (int i = 0; i < count; i++) {
            idle.add(factory.get());
        }
        this.threads =
                Executors.newFixedThreadPool(
                        count,
                        Thread.ofPlatform().name("drydock-store-reader-", 0).daemon().factory());
    }

    <T> T read(Function<Session, T> query) {
        try {
            if (!Thread.currentThread().isVirtual()) {
                return withSession(query);
            }
            return threads.submit(() -> withSession(query)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "interrupted while reading the database", e);
        } catch (ExecutionException e) {
            throw Answers.failure(e.getCause());
        }
    }

    private <T> T withSession(Function<Session, T> query) throws InterruptedException {
        Session session = idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (session == null) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "the database has not answered other readers for "
                            + patience.toSeconds()
                            + " s");
        }
        try {
            return query.apply(session);
        } finally {
            idle.add(session);
        }
    }

    /** Waits for the reads under way; one that hangs on the disk keeps its session. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            for (int i = 0; i < count; i++) {
                Session session = idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (session == null) {
                    return;
                }
                session.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
