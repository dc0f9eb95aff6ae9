package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.volume.VolumeDriver;

import java.util.function.Function;

/** Calls of volume drivers; what they throw becomes the engine's error. */
final class VolumeDrivers {

    static final String LOCAL = "local";

    private final Drivers drivers;

    VolumeDrivers(Drivers drivers) {
        this.drivers = drivers;
    }

    /**
     * One operation.
     *
     * @param subject put before the driver's text: {@code create name}
     */
    <T> T call(String driver, String subject, Function<VolumeDriver, T> operation) {
        try (Lease<VolumeDriver> lease = lease(driver, subject)) {
            return operation.apply(lease.driver());
        } catch (DriverException e) {
            throw new EngineException(kind(e), subject + ": " + e.getMessage(), e);
        }
    }

    private Lease<VolumeDriver> lease(String driver, String subject) {
        try {
            return drivers.lease(VolumeDriver.class, driver);
        } catch (DriverException e) {
            if (e.kind() == DriverException.Kind.NOT_FOUND) {
                throw new EngineException(
                        ErrorKind.NOT_FOUND,
                        "%s: error looking up volume plugin %s: plugin \"%s\" not found"
                                .formatted(subject, driver, driver),
                        e);
            }
            throw e;
        }
    }

    private static ErrorKind kind(DriverException e) {
        return switch (e.kind()) {
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
