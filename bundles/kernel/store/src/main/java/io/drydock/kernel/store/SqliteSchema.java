package io.drydock.kernel.store;

import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The way of all owners to the one writer and the readers. */
final class SqliteSchema implements Schema {
    private final Writer writer;
    private final Readers readers;
    private final Answers answers;

    SqliteSchema(Writer writer, Readers readers, Deadlines deadlines) {
        this.writer = writer;
        this.readers = readers;
        this.answers = new Answers(writer, deadlines.answer());
    }

    @Override
    public <T> T write(Function<Transaction, T> change) {
        return answers.await(writer.submit(change, Durability.FULL));
    }

    @Override
    public <T> T writeSoon(Function<Transaction, T> change) {
        return answers.await(writer.submit(change, Durability.NORMAL));
    }

    @Override
    public <T> CompletionStage<T> writeLater(Function<Transaction, T> change) {
        try {
            return writer.submit(change, Durability.NORMAL).answer().minimalCompletionStage();
        } catch (StoreException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public <T> List<T> read(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        writer.refuseNested();
        return readers.read(session -> session.query(sql, mapper, arguments));
    }
}
