package io.drydock.kernel.store;

import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One connection with its prepared statements; for one thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Failures failures;
    private final StatementCache statements;

    Session(Connection connection, Failures failures) {
        this.connection = connection;
        this.failures = failures;
        this.statements = new StatementCache(connection);
    }

    /** Executes a statement without arguments that is not worth keeping. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    int update(String sql, @Nullable Object... arguments) {
        try {
            PreparedStatement statement = statements.take(sql);
            try {
                bind(statement, arguments);
                return statement.executeUpdate();
            } finally {
                statements.giveBack(sql, statement);
            }
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    <T> List<T> query(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        try {
            PreparedStatement statement = statements.take(sql);
            try {
                bind(statement, arguments);
                return rows(statement, mapper);
            } finally {
                statements.giveBack(sql, statement);
            }
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    private <T> List<T> rows(PreparedStatement statement, Function<Row, T> mapper)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            Row row = new SqliteRow(results, failures);
            while (results.next()) {
                found.add(mapper.apply(row));
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
            throws SQLException {
        int expected = statement.getParameterMetaData().getParameterCount();
        if (expected != arguments.length) {
            throw new IllegalArgumentException(
                    "the statement takes " + expected + " arguments, not " + arguments.length);
        }
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object argument)
            throws SQLException {
        switch (argument) {
            case null -> statement.setObject(at, null);
            case String text -> statement.setString(at, text);
            case Integer number -> statement.setLong(at, number);
            case Long number -> statement.setLong(at, number);
            case Double number -> statement.setDouble(at, number);
            case Boolean flag -> statement.setLong(at, flag ? 1 : 0);
            case byte[] bytes -> statement.setBytes(at, bytes);
            default ->
                    throw new IllegalArgumentException(
                            "argument " + at + " is a " + argument.getClass().getName());
        }
    }

    /** True when a failure may have taken the whole transaction with it, not one statement only. */
    static boolean endsTransaction(Throwable failure) {
        return failure instanceof StoreException e
                && (e.kind() == StoreException.Kind.UNAVAILABLE
                        || e.kind() == StoreException.Kind.CORRUPT);
    }

    @Override
    public void close() {
        try {
            statements.close();
            connection.close();
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }
}
