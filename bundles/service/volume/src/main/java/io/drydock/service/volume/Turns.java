package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One change of a volume at a time; others wait for their turn, but not for ever. */
final class Turns {

    /** As long as a volume driver may take for one call. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Map<String, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();

    <T> T take(String name, Supplier<T> work) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        CompletableFuture<Boolean> other = running.putIfAbsent(name, mine);
        while (other != null) {
            await(name, other, deadline - System.nanoTime());
            other = running.putIfAbsent(name, mine);
        }
        try {
            return work.get();
        } finally {
            running.remove(name, mine);
            mine.complete(true);
        }
    }

    private static void await(String name, CompletableFuture<Boolean> other, long nanos) {
        try {
            other.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while waiting for volume " + name);
        } catch (TimeoutException e) {
            throw EngineException.unavailable("volume " + name + " is busy: its driver is at work");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn never fails", e);
        }
    }
}
