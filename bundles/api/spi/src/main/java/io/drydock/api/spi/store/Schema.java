package io.drydock.api.spi.store;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One owner's tables. Safe for any thread and needs no closing.
 *
 * <p>Arguments stand for the {@code ?} of the statement in order and are null, {@code String},
 * {@code Integer}, {@code Long}, {@code Double}, {@code Boolean} (stored as 0 or 1) or {@code
 * byte[]}; anything else is an {@code IllegalArgumentException}.
 *
 * <p>All calls throw {@link StoreException}; see its kinds.
 */
@ProviderType
public interface Schema {
    /**
     * Runs one change and returns its result when it is durable. An exception of the change undoes
     * the whole change and is rethrown here as it is.
     *
     * @param change runs once, on the store's writing thread; must neither block nor call a schema
     * @throws ConstraintException when a statement breaks a constraint and the change lets it pass
     * @throws IllegalStateException when called inside a change
     */
    <T> T write(Function<Transaction, T> change);

    /**
     * {@link #write} for what ends with the machine anyway: running processes, open networks,
     * mounts. On return every reader sees the change and it survives the death of the engine; it is
     * on the disk with the next {@link #write}, or about a second later. Costs no wait for the
     * disk.
     */
    default <T> T writeSoon(Function<Transaction, T> change) {
        return write(change);
    }

    /** {@link #writeSoon} of one statement; returns how many rows it changed. */
    default int updateSoon(String sql, @Nullable Object... arguments) {
        return writeSoon(transaction -> transaction.update(sql, arguments));
    }

    /** {@link #write} for a change without a result. */
    default void run(Consumer<Transaction> change) {
        write(
                transaction -> {
                    change.accept(transaction);
                    return true;
                });
    }

    /** {@link #write} of one statement; returns how many rows it changed. */
    default int update(String sql, @Nullable Object... arguments) {
        return write(transaction -> transaction.update(sql, arguments));
    }

    /**
     * Queues a change and returns at once; meant for journals whose writers do not wait. Changes of
     * one thread, in whichever way they were handed over, happen in the order of the calls.
     *
     * @return completes when the change is as safe as after {@link #writeSoon}, or with the
     *     exception that {@link #write} would have thrown. Stages that depend on it run on the
     *     writing thread and must not block
     */
    <T> CompletionStage<T> writeLater(Function<Transaction, T> change);

    /**
     * Reads all rows of one query as of one instant. Never waits for a writer.
     *
     * @param mapper called once a row; the row is valid during that call only
     */
    <T> List<T> read(String sql, Function<Row, T> mapper, @Nullable Object... arguments);

    /** The first row of a query, empty when there is none. */
    default <T> Optional<T> readFirst(
            String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return read(sql, mapper, arguments).stream().findFirst();
    }
}
