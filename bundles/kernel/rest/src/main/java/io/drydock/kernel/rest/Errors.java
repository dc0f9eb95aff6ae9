package io.drydock.kernel.rest;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.http.ClientGoneException;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;

import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The one table that turns failures into statuses. */
final class Errors {

    /** Logged for a client that went away; never sent. */
    static final int CLIENT_GONE = 499;

    private static final int DEPTH = 16;

    private Errors() {}

    /**
     * What the client is told.
     *
     * @param message text of the envelope; ignored for statuses without a body
     */
    record Answer(int status, String message) {}

    /** The answer to a failure; the outermost typed error in the chain counts. */
    static Answer answer(Throwable failure, @Nullable String contentType) {
        EngineException known = engineException(failure);
        if (known != null) {
            return new Answer(status(known.kind()), known.getMessage());
        }
        return switch (failure) {
            case ClientGoneException gone -> new Answer(CLIENT_GONE, "");
            case ParamException bad -> new Answer(400, parameter(bad));
            case NotFoundException unknown -> new Answer(404, "page not found");
            case NotAllowedException method -> new Answer(404, "page not found");
            case NotSupportedException type ->
                    new Answer(400, ContentTypes.unsupported(contentType).getMessage());
            case WebApplicationException web ->
                    new Answer(web.getResponse().getStatus(), text(failure));
            default -> new Answer(500, text(failure));
        };
    }

    static int status(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case INVALID -> 400;
            case CONFLICT -> 409;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_MODIFIED -> 304;
            case NOT_IMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case CANCELLED -> CLIENT_GONE;
            case SYSTEM -> 500;
        };
    }

    /** The engine's own exception somewhere in the chain, or null. */
    static @Nullable EngineException engineException(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof EngineException known) {
                return known;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static String parameter(ParamException bad) {
        Throwable cause = bad.getCause();
        return "invalid value for parameter '"
                + bad.getParameterName()
                + "'"
                + (cause == null ? "" : ": " + text(cause));
    }

    private static String text(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }
}
