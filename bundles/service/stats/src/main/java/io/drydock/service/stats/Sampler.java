package io.drydock.service.stats;

import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ContainerRuns.State;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One sampler for all who watch: each watched container is read once a second, however many watch
 * it, and nothing runs while nobody does. Files are read without the lock.
 */
final class Sampler {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Who has not asked for so long does not watch any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ContainerRuns containers;
    private final Reader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Watch> watches = new HashMap<>();
    private boolean running;
    private boolean closed;

    Sampler(ContainerRuns containers, Reader reader) {
        this.containers = containers;
        this.reader = reader;
    }

    /** The newest sample of a watched container and when somebody last asked for it. */
    private record Watch(@Nullable Sample newest, long askedNanos) {}

    /** A sample of its own, at once. */
    Sample now(ContainerRun run) {
        return reader.read(run);
    }

    /** Containers that are being sampled. */
    int watched() {
        lock.lock();
        try {
            return watches.size();
        } finally {
            lock.unlock();
        }
    }

    /** The newest sample that is later than {@code seen}; null when none came in time. */
    @Nullable Sample next(ContainerRun run, Instant seen, Duration limit) {
        Sample first = watching(run.id()) ? null : reader.read(run);
        long left = limit.toNanos();
        lock.lock();
        try {
            while (true) {
                Watch watch = watches.get(run.id());
                Sample newest = watch == null ? first : watch.newest();
                watches.put(run.id(), new Watch(newest, System.nanoTime()));
                begin();
                if (newest != null && newest.read().isAfter(seen)) {
                    return newest;
                }
                if (left <= 0 || closed) {
                    return null;
                }
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean watching(String id) {
        lock.lock();
        try {
            return watches.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        if (!running && !closed) {
            running = true;
            Thread.ofVirtual().name("stats").start(this::sample);
        }
    }

    private void sample() {
        long due = System.nanoTime() + INTERVAL.toNanos();
        while (pause(due)) {
            Map<String, Sample> samples = new HashMap<>();
            for (ContainerRun run : live()) {
                if (watching(run.id()) && run.state() != State.IDLE && run.pid() > 0) {
                    samples.put(run.id(), reader.read(run));
                }
            }
            publish(samples);
            due = Math.max(due + INTERVAL.toNanos(), System.nanoTime());
        }
    }

    private Iterable<ContainerRun> live() {
        try {
            return containers.live();
        } catch (EngineException e) {
            // the container service is being replaced
            return java.util.List.of();
        }
    }

    private void publish(Map<String, Sample> samples) {
        lock.lock();
        try {
            watches.replaceAll(
                    (id, watch) ->
                            new Watch(
                                    samples.getOrDefault(id, watch.newest()), watch.askedNanos()));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits; false when nobody watches any more. */
    private boolean pause(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            long limit = System.nanoTime() - PATIENCE.toNanos();
            watches.values().removeIf(watch -> watch.askedNanos() - limit < 0);
            running = !watches.isEmpty() && !closed && !Thread.currentThread().isInterrupted();
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Another generation takes over. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
