package io.drydock.service.volume;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes and removes volumes: driver and store in step, one change of a name at a time. */
final class Volumes {

    private final VolumeTables tables;
    private final VolumeDrivers drivers;
    private final Events events;
    private final Turns turns = new Turns();

    Volumes(VolumeTables tables, VolumeDrivers drivers, Events events) {
        this.tables = tables;
        this.drivers = drivers;
        this.events = events;
    }

    /**
     * A volume to be there.
     *
     * @param driver empty for any the volume has, or the local one
     * @param user container to be noted as user, null for none
     */
    record Wanted(
            String name,
            String driver,
            @Nullable Map<String, String> options,
            @Nullable Map<String, String> labels,
            @Nullable String user) {}

    VolumeRecord ensure(Wanted wanted) {
        return turns.take(wanted.name(), () -> ensureInTurn(wanted));
    }

    private VolumeRecord ensureInTurn(Wanted wanted) {
        Optional<VolumeRecord> present = tables.find(wanted.name());
        if (present.isEmpty()) {
            return create(wanted);
        }
        VolumeRecord volume = present.get();
        if (!wanted.driver().isEmpty() && !wanted.driver().equals(volume.driver())) {
            throw EngineException.conflict("volume name must be unique");
        }
        if (wanted.user() != null) {
            tables.use(volume.name(), wanted.user());
        }
        return volume;
    }

    private VolumeRecord create(Wanted wanted) {
        String name = wanted.name();
        String driver = wanted.driver().isEmpty() ? VolumeDrivers.LOCAL : wanted.driver();
        VolumeNames.check(name, driver);
        Map<String, String> options = wanted.options() == null ? Map.of() : wanted.options();
        VolumeRecord volume =
                drivers.call(
                        driver,
                        "create " + name,
                        it -> {
                            it.create(name, options);
                            return record(wanted, driver, it);
                        });
        try {
            if (wanted.user() == null) {
                tables.add(volume);
            } else {
                tables.addUsed(volume, wanted.user());
            }
        } catch (RuntimeException e) {
            removeFromDriver(volume);
            throw e;
        }
        publish("create", volume, Map.of());
        return volume;
    }

    private static VolumeRecord record(Wanted wanted, String driverName, VolumeDriver driver) {
        Optional<DriverVolume> made = driver.get(wanted.name());
        Path mountpoint = made.map(DriverVolume::mountpoint).orElse(null);
        return new VolumeRecord(
                wanted.name(),
                driverName,
                driver.scope(),
                Instant.now().toString(),
                mountpoint == null ? "" : mountpoint.toString(),
                wanted.labels(),
                wanted.options());
    }

    /** Removes an unused volume. */
    void remove(String name, boolean force) {
        turns.take(
                name,
                () -> {
                    Optional<VolumeRecord> volume = tables.find(name);
                    if (volume.isPresent()) {
                        removeInTurn(volume.get(), force);
                    } else if (!force) {
                        throw missing(name);
                    }
                    return true;
                });
    }

    private void removeInTurn(VolumeRecord volume, boolean force) {
        if (!tables.removeUnused(volume.name())) {
            throw EngineException.conflict(
                    "remove %s: volume is in use - [%s]"
                            .formatted(
                                    volume.name(), String.join(", ", tables.users(volume.name()))));
        }
        try {
            removeFromDriver(volume);
        } catch (EngineException e) {
            if (!force) {
                tables.add(volume);
                throw e;
            }
        }
        publish("destroy", volume, Map.of());
    }

    private void removeFromDriver(VolumeRecord volume) {
        drivers.call(
                volume.driver(),
                "remove " + volume.name(),
                driver -> {
                    driver.remove(volume.name());
                    return true;
                });
    }

    VolumeRecord find(String name) {
        return tables.find(name).orElseThrow(() -> missing(name));
    }

    void publish(String action, VolumeRecord volume, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(more);
        attributes.put("driver", volume.driver());
        events.publish(new Event("volume", action, volume.name(), attributes));
    }

    void pruned(long bytes) {
        events.publish(new Event("volume", "prune", "", Map.of("reclaimed", Long.toString(bytes))));
    }

    private static EngineException missing(String name) {
        return EngineException.notFound("get " + name + ": no such volume");
    }
}
