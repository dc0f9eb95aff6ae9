package io.drydock.driver.zone.firewalld;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that goes one after the other without a lock: whoever finds nobody at work does what has
 * been asked for meanwhile, too, and the others wait for their answers, with a deadline.
 */
final class Flights {

    private final Queue<Flight<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean flying = new AtomicBoolean();
    private final long limitMillis;

    Flights(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    private record Flight<T>(Supplier<T> work, CompletableFuture<T> answer) {

        void fly() {
            if (answer.isDone()) {
                return;
            }
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /**
     * The answer of the work, which nobody else's work overlaps.
     *
     * @throws DriverException UNAVAILABLE when others take too long; then it is not done
     */
    <T> T one(Supplier<T> work) {
        Flight<T> flight = new Flight<>(work, new CompletableFuture<>());
        waiting.add(flight);
        flyAll();
        try {
            return flight.answer().get(limitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            flight.answer().cancel(false);
            throw new DriverException(Kind.UNAVAILABLE, "interrupted waiting for firewalld", e);
        } catch (TimeoutException e) {
            flight.answer().cancel(false);
            throw new DriverException(
                    Kind.UNAVAILABLE, "firewalld is busy with earlier changes", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Looks again after it has stopped: somebody may have come in that moment. */
    private void flyAll() {
        while (!waiting.isEmpty() && flying.compareAndSet(false, true)) {
            try {
                for (Flight<?> next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.fly();
                }
            } finally {
                flying.set(false);
            }
        }
    }
}
