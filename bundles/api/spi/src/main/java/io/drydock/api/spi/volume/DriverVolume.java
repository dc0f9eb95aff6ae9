package io.drydock.api.spi.volume;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A volume as its driver knows it.
 *
 * @param name of the volume
 * @param mountpoint directory on the host, null while not mounted for drivers that mount late
 * @param created when; null if the driver does not keep it
 * @param status free-form details for inspect
 */
public record DriverVolume(
        String name,
        @Nullable Path mountpoint,
        @Nullable Instant created,
        Map<String, String> status) {

    public DriverVolume {
        Objects.requireNonNull(name);
        status = Map.copyOf(status);
    }
}
