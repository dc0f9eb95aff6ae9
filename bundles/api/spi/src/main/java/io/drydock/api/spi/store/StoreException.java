package io.drydock.api.spi.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what it was asked; the message is fit for the user. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /**
         * The disk is full, read-only, failing or does not answer in time; nothing was changed. Try
         * again later.
         */
        UNAVAILABLE,
        /**
         * The disk stalled in the middle of the commit: the change may or may not be there, find
         * out by reading once the disk answers.
         */
        IN_DOUBT,
        /** A constraint was broken; always a {@link ConstraintException}. */
        CONSTRAINT,
        /** The database was written by a later version of the engine. */
        NEWER_SCHEMA,
        /** The database file is damaged. */
        CORRUPT,
        /** Wrong SQL or another mistake of the program. */
        SYSTEM
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Why it failed. */
    public Kind kind() {
        return kind;
    }
}
