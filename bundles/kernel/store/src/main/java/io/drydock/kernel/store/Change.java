package io.drydock.kernel.store;

import io.drydock.api.spi.store.Transaction;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** One queued change: taken by the writer or withdrawn by its caller, never both. */
final class Change<T> {
    private enum State {
        QUEUED,
        TAKEN,
        WITHDRAWN
    }

    private final Function<Transaction, T> work;
    private final Durability durability;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

    Change(Function<Transaction, T> work, Durability durability) {
        this.work = work;
        this.durability = durability;
    }

    Durability durability() {
        return durability;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    boolean withdraw() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN);
    }

    /** Runs the change and returns what answers its caller once it is committed. */
    Runnable apply(Transaction transaction) {
        T result = work.apply(transaction);
        return () -> answer.complete(result);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }
}
