package io.drydock.service.leases;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;

import java.util.function.Function;

/** Calls drivers and turns their errors into the engine's. */
public final class Leases {

    private Leases() {}

    /** One operation on one generation of a driver. */
    public static <D, T> T use(
            Drivers drivers, Class<D> contract, String name, Function<D, T> call) {
        try (Lease<D> lease = drivers.lease(contract, name)) {
            return call.apply(lease.driver());
        } catch (DriverException e) {
            throw translate(e);
        }
    }

    /** The engine's error for a driver's: same kind, same text. */
    public static EngineException translate(DriverException e) {
        ErrorKind kind =
                switch (e.kind()) {
                    case NOT_FOUND -> ErrorKind.NOT_FOUND;
                    case CONFLICT -> ErrorKind.CONFLICT;
                    case INVALID -> ErrorKind.INVALID;
                    case FORBIDDEN -> ErrorKind.FORBIDDEN;
                    case UNSUPPORTED -> ErrorKind.NOT_IMPLEMENTED;
                    case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
                    case SYSTEM -> ErrorKind.SYSTEM;
                };
        return new EngineException(kind, e.getMessage(), e);
    }
}
