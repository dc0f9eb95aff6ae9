package io.drydock.api.spi;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The one exception that leaves a driver or the kernel's Linux layer. Services turn it into the
 * engine's error of the same kind and put the subject before the text.
 */
public class DriverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, as far as a caller can act on it. */
    public enum Kind {
        /** The object does not exist. */
        NOT_FOUND,
        /** The object exists already, or its state forbids the call. */
        CONFLICT,
        /** The arguments cannot be honoured, whatever the state. */
        INVALID,
        /** The kernel or a policy refuses. */
        FORBIDDEN,
        /** The driver, kernel or host lacks the ability. */
        UNSUPPORTED,
        /** Out of reach or out of space for now. */
        UNAVAILABLE,
        /** Anything else. */
        SYSTEM
    }

    /** An error of {@code kind}; the text names the object and what was tried. */
    public DriverException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** As above, with the cause kept for the log. */
    public DriverException(Kind kind, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.kind = Objects.requireNonNull(kind);
    }

    /** Why the call failed. */
    public Kind kind() {
        return kind;
    }

    /** The text; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
