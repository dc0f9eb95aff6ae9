package io.drydock.api.spi.store;

import org.jspecify.annotations.Nullable;

/** A statement broke a constraint; the usual way to learn that a name is taken. */
public final class ConstraintException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What sort of constraint. */
    public enum Type {
        /** A unique column or index, or a primary key. */
        UNIQUE,
        /** A reference to a row that is not there, or from one that would go. */
        FOREIGN_KEY,
        /** {@code NOT NULL}. */
        NOT_NULL,
        /** {@code CHECK}. */
        CHECK,
        /** Raised by a trigger or a strict column type. */
        OTHER
    }

    private final Type type;
    private final String constraint;

    public ConstraintException(
            Type type, String constraint, String message, @Nullable Throwable cause) {
        super(Kind.CONSTRAINT, message, cause);
        this.type = type;
        this.constraint = constraint;
    }

    /** The sort of constraint. */
    public Type type() {
        return type;
    }

    /**
     * The constraint as the database names it: {@code container_containers.name}, several columns
     * joined by {@code ", "}, an index on expressions as {@code index 'container_by_name'}, the
     * name or text of a {@code CHECK}; empty for a foreign key, which the database does not name.
     */
    public String constraint() {
        return constraint;
    }
}
