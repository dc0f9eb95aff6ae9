package io.drydock.kernel.store;

import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of a result. */
record SqliteRow(ResultSet results, Failures failures) implements Row {
    @Override
    public String text(String column) {
        return present(column, read(column, ResultSet::getString));
    }

    @Override
    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(read(column, ResultSet::getString));
    }

    @Override
    public long number(String column) {
        return present(column, read(column, SqliteRow::longOrNull));
    }

    @Override
    public OptionalLong optionalNumber(String column) {
        Long number = read(column, SqliteRow::longOrNull);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public double real(String column) {
        return present(column, read(column, SqliteRow::doubleOrNull));
    }

    @Override
    public boolean flag(String column) {
        return number(column) != 0;
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, read(column, ResultSet::getBytes));
    }

    private <T> @Nullable T read(String column, Reader<T> reader) {
        try {
            return reader.read(results, column);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new StoreException(
                    StoreException.Kind.SYSTEM, "column '" + column + "' is NULL in this row");
        }
        return value;
    }

    private static @Nullable Long longOrNull(ResultSet results, String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? null : value;
    }

    private static @Nullable Double doubleOrNull(ResultSet results, String column)
            throws SQLException {
        double value = results.getDouble(column);
        return results.wasNull() ? null : value;
    }

    private interface Reader<T> {
        @Nullable T read(ResultSet results, String column) throws SQLException;
    }
}
