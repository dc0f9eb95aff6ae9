package io.drydock.service.container;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.service.signals.Signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A container in memory: its newest record, who works on it, and its present run. */
final class Entry {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicReference<Container> container;
    private final Signal signal = new Signal();
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicBoolean removal = new AtomicBoolean();
    private volatile String holder = "";
    private volatile @Nullable Run run;
    private volatile @Nullable Sandbox sandbox;

    Entry(Container container) {
        this.container = new AtomicReference<>(container);
    }

    Container get() {
        return Objects.requireNonNull(container.get());
    }

    Container change(UnaryOperator<Container> change) {
        return Objects.requireNonNull(container.updateAndGet(change));
    }

    /** Raised after each change of the record. */
    Signal signal() {
        return signal;
    }

    /** True for the one who removes the container; everybody else comes too late. */
    boolean claimRemoval() {
        return removal.compareAndSet(false, true);
    }

    /** It could not be removed. */
    void releaseRemoval() {
        removal.set(false);
    }

    @Nullable Run run() {
        return run;
    }

    void run(@Nullable Run next) {
        run = next;
    }

    @Nullable Sandbox sandbox() {
        return sandbox;
    }

    void sandbox(@Nullable Sandbox next) {
        sandbox = next;
    }

    /**
     * Waits for this container's turn: operations on one container happen one after the other.
     * Close the result.
     */
    Turn turn(String operation) {
        try {
            if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new EngineException(
                        ErrorKind.UNAVAILABLE,
                        "container %s is busy: %s has not finished"
                                .formatted(get().shortId(), holder));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        }
        holder = operation;
        return turn::release;
    }

    /** The right to work on the container. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
