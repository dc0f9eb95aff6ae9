package io.drydock.service.registry;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;

/** What clients are told of a registry's answers. */
final class Texts {

    private Texts() {}

    static EngineException pull(RegistryException e, ImageName name) {
        return switch (e.reason()) {
            case DENIED ->
                    notFound(
                            "pull access denied for "
                                    + name.familiarRepository()
                                    + ", repository does not exist or may require 'docker login': "
                                    + e.getMessage(),
                            e);
            case MANIFEST_UNKNOWN ->
                    notFound(
                            "manifest for " + name.familiar() + " not found: " + e.getMessage(), e);
            case NAME_UNKNOWN ->
                    notFound(
                            "repository "
                                    + name.familiarRepository()
                                    + " not found: "
                                    + e.getMessage(),
                            e);
            case UNREACHABLE, NO_CREDENTIALS, UNAUTHORIZED, BLOB_UNKNOWN, RATE_LIMITED, OTHER ->
                    general(e);
        };
    }

    /** In a push's stream the address is left out. */
    static EngineException push(RegistryException e) {
        return e.reason() == Reason.NO_CREDENTIALS
                ? EngineException.system("no basic auth credentials", e)
                : general(e);
    }

    static EngineException inspect(RegistryException e) {
        return switch (e.reason()) {
            case MANIFEST_UNKNOWN, NAME_UNKNOWN, BLOB_UNKNOWN -> notFound(e.getMessage(), e);
            case UNAUTHORIZED -> new EngineException(ErrorKind.UNAUTHORIZED, e.getMessage(), e);
            case DENIED -> new EngineException(ErrorKind.FORBIDDEN, e.getMessage(), e);
            case UNREACHABLE, NO_CREDENTIALS, RATE_LIMITED, OTHER -> general(e);
        };
    }

    static EngineException login(RegistryException e) {
        return switch (e.reason()) {
            case UNAUTHORIZED, NO_CREDENTIALS, DENIED ->
                    new EngineException(ErrorKind.UNAUTHORIZED, e.getMessage(), e);
            case UNREACHABLE, MANIFEST_UNKNOWN, NAME_UNKNOWN, BLOB_UNKNOWN, RATE_LIMITED, OTHER ->
                    general(e);
        };
    }

    static EngineException driver(DriverException e) {
        ErrorKind kind =
                switch (e.kind()) {
                    case NOT_FOUND -> ErrorKind.NOT_FOUND;
                    case INVALID -> ErrorKind.INVALID;
                    case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
                    case CONFLICT, FORBIDDEN, UNSUPPORTED, SYSTEM -> ErrorKind.SYSTEM;
                };
        return new EngineException(kind, e.getMessage(), e);
    }

    private static EngineException general(RegistryException e) {
        if (e.reason() == Reason.RATE_LIMITED) {
            String until =
                    e.retryAfter()
                            .map(wait -> " (the registry asks to wait " + wait.toSeconds() + " s)")
                            .orElse("");
            return new EngineException(ErrorKind.UNAVAILABLE, e.getMessage() + until, e);
        }
        return e.kind() == DriverException.Kind.NOT_FOUND
                ? notFound(e.getMessage(), e)
                : EngineException.system(e.getMessage(), e);
    }

    private static EngineException notFound(String text, RegistryException e) {
        return new EngineException(ErrorKind.NOT_FOUND, text, e);
    }
}
