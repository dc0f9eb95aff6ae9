package io.drydock.kernel.store;

import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** One change's view of the writing session, refused after its end and to other threads. */
final class SqliteTransaction implements Transaction, AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final Session session;
    private volatile boolean open = true;

    SqliteTransaction(Session session) {
        this.session = session;
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        check();
        return session.update(sql, arguments);
    }

    @Override
    public <T> List<T> query(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        check();
        return session.query(sql, mapper, arguments);
    }

    private void check() {
        if (!open || Thread.currentThread() != thread) {
            throw new IllegalStateException("a transaction is used outside its change");
        }
    }

    @Override
    public void close() {
        open = false;
    }
}
