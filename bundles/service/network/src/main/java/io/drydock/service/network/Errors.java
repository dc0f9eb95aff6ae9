package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;

/** What drivers throw, as the engine's errors. */
final class Errors {

    private Errors() {}

    static EngineException of(DriverException e) {
        return new EngineException(kind(e.kind()), e.getMessage(), e);
    }

    private static ErrorKind kind(DriverException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> ErrorKind.NOT_FOUND;
            case CONFLICT -> ErrorKind.CONFLICT;
            case INVALID -> ErrorKind.INVALID;
            case FORBIDDEN -> ErrorKind.FORBIDDEN;
            case UNSUPPORTED -> ErrorKind.NOT_IMPLEMENTED;
            case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
            case SYSTEM -> ErrorKind.SYSTEM;
        };
    }
}
