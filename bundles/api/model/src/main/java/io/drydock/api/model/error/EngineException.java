package io.drydock.api.model.error;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The one exception that leaves a service. Its message is what the client reads in {@code
 * {"message": ...}}, so it carries the text clients match on and no stack or class names.
 */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    /** An error of {@code kind} with the client's text. */
    public EngineException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /** As above, with the cause kept for the log. */
    public EngineException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.kind = Objects.requireNonNull(kind);
    }

    /** Why the request was refused. */
    public ErrorKind kind() {
        return kind;
    }

    /** The client's text; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** {@link ErrorKind#NOT_FOUND} with a text. */
    public static EngineException notFound(String message) {
        return new EngineException(ErrorKind.NOT_FOUND, message);
    }

    /** {@link ErrorKind#INVALID} with a text. */
    public static EngineException invalid(String message) {
        return new EngineException(ErrorKind.INVALID, message);
    }

    /** {@link ErrorKind#CONFLICT} with a text. */
    public static EngineException conflict(String message) {
        return new EngineException(ErrorKind.CONFLICT, message);
    }

    /** {@link ErrorKind#FORBIDDEN} with a text. */
    public static EngineException forbidden(String message) {
        return new EngineException(ErrorKind.FORBIDDEN, message);
    }

    /** {@link ErrorKind#NOT_IMPLEMENTED} with a text that names what is missing. */
    public static EngineException notImplemented(String message) {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, message);
    }

    /** {@link ErrorKind#UNAVAILABLE} with a text that names whom the engine waits for. */
    public static EngineException unavailable(String message) {
        return new EngineException(ErrorKind.UNAVAILABLE, message);
    }

    /** {@link ErrorKind#SYSTEM} with a text and its cause. */
    public static EngineException system(String message, @Nullable Throwable cause) {
        return new EngineException(ErrorKind.SYSTEM, message, cause);
    }
}
