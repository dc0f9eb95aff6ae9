package io.drydock.kernel.store;

import io.drydock.api.spi.store.ConstraintException;
import io.drydock.api.spi.store.ConstraintException.Type;
import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;

import org.sqlite.SQLiteErrorCode;

import java.nio.file.Path;
import java.sql.SQLException;

/** Translates what the database reports. */
final class Failures {
    private static final String MARK = "constraint failed: ";

    private final Path file;

    Failures(Path file) {
        this.file = file;
    }

    StoreException translate(SQLException failure) {
        // The upper bytes of a result code only refine the lower one.
        int code = failure.getErrorCode() & 0xff;
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_CONSTRAINT -> constraint(failure);
            case SQLITE_FULL -> unavailable("no space is left on its disk", failure);
            case SQLITE_READONLY, SQLITE_PERM -> unavailable("it cannot be written to", failure);
            case SQLITE_CANTOPEN -> unavailable("it cannot be opened", failure);
            case SQLITE_IOERR -> unavailable("its disk reports an error", failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    unavailable("another process holds it locked", failure);
            case SQLITE_NOMEM -> unavailable("memory ran out", failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> corrupt(String.valueOf(failure.getMessage()));
            default ->
                    new StoreException(
                            Kind.SYSTEM, "database " + file + ": " + failure.getMessage(), failure);
        };
    }

    StoreException corrupt(String detail) {
        return new StoreException(
                Kind.CORRUPT,
                ("the engine's database %1$s is damaged (%2$s). Restore %1$s, %1$s-wal and %1$s-shm"
                                + " from a backup, or use an empty data root")
                        .formatted(file, detail.replace('\n', ' ')));
    }

    private StoreException unavailable(String why, SQLException failure) {
        return new StoreException(
                Kind.UNAVAILABLE,
                "the engine's database %s takes no changes: %s (%s)"
                        .formatted(file, why, failure.getMessage()),
                failure);
    }

    private static ConstraintException constraint(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Type type = type(message);
        return new ConstraintException(type, name(message), message, failure);
    }

    private static Type type(String message) {
        if (message.contains("UNIQUE " + MARK) || message.contains("PRIMARY KEY " + MARK)) {
            return Type.UNIQUE;
        }
        if (message.contains("FOREIGN KEY constraint failed")) {
            return Type.FOREIGN_KEY;
        }
        if (message.contains("NOT NULL " + MARK)) {
            return Type.NOT_NULL;
        }
        return message.contains("CHECK " + MARK) ? Type.CHECK : Type.OTHER;
    }

    private static String name(String message) {
        int at = message.lastIndexOf(MARK);
        if (at < 0) {
            return "";
        }
        String rest = message.substring(at + MARK.length());
        return rest.endsWith(")") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
