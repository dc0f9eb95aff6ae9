package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.volume.VolumeDriver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls of volume drivers; what they throw becomes the engine's error. Drivers other than the local
 * one may hang: they are called on threads of their own, and nobody waits for longer than dockerd
 * waits for a plugin.
 */
final class VolumeDrivers {

    static final String LOCAL = "local";

    /** For making and mounting. */
    static final Duration LONG = Duration.ofMinutes(2);

    /** For all else. */
    static final Duration SHORT = Duration.ofMinutes(1);

    private final Drivers drivers;

    VolumeDrivers(Drivers drivers) {
        this.drivers = drivers;
    }

    /** Names of the drivers. */
    List<String> names() {
        return drivers.names(VolumeDriver.class);
    }

    /**
     * One operation.
     *
     * @param subject put before the driver's text: {@code create name}
     */
    <T> T call(String driver, String subject, Function<VolumeDriver, T> operation) {
        return call(driver, subject, SHORT, operation);
    }

    /** One operation, and how long the caller waits for it; it goes on by itself then. */
    <T> T call(String driver, String subject, Duration limit, Function<VolumeDriver, T> operation) {
        return driver.equals(LOCAL)
                ? direct(driver, subject, operation)
                : aside(driver, subject, limit, () -> direct(driver, subject, operation));
    }

    /** What of the local driver may hang, too: mounts of other machines' file systems. */
    <T> T callSlow(String driver, String subject, Function<VolumeDriver, T> operation) {
        return aside(driver, subject, LONG, () -> direct(driver, subject, operation));
    }

    private <T> T direct(String driver, String subject, Function<VolumeDriver, T> operation) {
        try (Lease<VolumeDriver> lease = lease(driver, subject)) {
            return operation.apply(lease.driver());
        } catch (DriverException e) {
            throw new EngineException(kind(e), subject + ": " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T run();
    }

    private static <T> T aside(String driver, String subject, Duration limit, Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("volume-driver-" + driver)
                .start(
                        () -> {
                            try {
                                result.complete(work.run());
                            } catch (Throwable e) {
                                result.completeExceptionally(e);
                            }
                        });
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw EngineException.system(subject + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw EngineException.unavailable(
                    "%s: volume driver %s has not answered within %s s"
                            .formatted(subject, driver, limit.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable(subject + ": interrupted");
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
