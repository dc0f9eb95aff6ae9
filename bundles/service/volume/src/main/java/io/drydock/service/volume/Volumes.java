package io.drydock.service.volume;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes and removes volumes: driver and store in step, one change of a name at a time. */
final class Volumes {

    private final VolumeTables tables;
    private final Intents intents;
    private final VolumeDrivers drivers;
    private final DriverListings listings;
    private final Events events;
    private final Turns turns = new Turns();

    Volumes(
            VolumeTables tables,
            Intents intents,
            VolumeDrivers drivers,
            DriverListings listings,
            Events events) {
        this.tables = tables;
        this.intents = intents;
        this.drivers = drivers;
        this.listings = listings;
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

    /** A volume as its driver has it now. */
    private record Made(VolumeRecord volume, boolean fresh) {}

    /** Keeps a volume from everybody else's changes meanwhile. */
    <T> T alone(String name, Supplier<T> work) {
        return turns.take(name, work);
    }

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
            throw conflict(wanted, volume);
        }
        if (wanted.user() != null) {
            tables.use(volume.name(), wanted.user());
        }
        return volume;
    }

    /** A driver that does not exist is told first. */
    private EngineException conflict(Wanted wanted, VolumeRecord volume) {
        String name = wanted.name();
        drivers.call(wanted.driver(), "create " + name, VolumeDriver::scope);
        return EngineException.conflict(
                "create %s: driver '%s' already has volume '%s': volume name must be unique"
                        .formatted(name, volume.driver(), name));
    }

    private VolumeRecord create(Wanted wanted) {
        String name = wanted.name();
        String driver = wanted.driver().isEmpty() ? listings.driverOf(name) : wanted.driver();
        VolumeNames.check(name, driver);
        finishLeft(name);
        Made made =
                drivers.call(
                        driver,
                        "create " + name,
                        VolumeDrivers.LONG,
                        it -> make(wanted, driver, it));
        VolumeRecord volume = made.volume();
        try {
            if (wanted.user() == null) {
                tables.add(volume);
            } else {
                tables.addUsed(volume, wanted.user());
            }
        } catch (RuntimeException e) {
            if (made.fresh()) {
                removeFromDriver(volume.name(), volume.driver());
            }
            throw e;
        }
        if (made.fresh()) {
            publish("create", volume, Map.of());
        }
        return volume;
    }

    /** One the driver has already is taken as it is. */
    private Made make(Wanted wanted, String driverName, VolumeDriver driver) {
        String name = wanted.name();
        Optional<DriverVolume> there = driver.get(name);
        if (there.isPresent()) {
            return new Made(record(wanted, driverName, driver.scope(), there), false);
        }
        intents.begin(name, driverName);
        try {
            driver.create(name, wanted.options() == null ? Map.of() : wanted.options());
        } catch (RuntimeException e) {
            intents.end(name);
            throw e;
        }
        return new Made(record(wanted, driverName, driver.scope(), driver.get(name)), true);
    }

    private static VolumeRecord record(
            Wanted wanted, String driver, String scope, Optional<DriverVolume> made) {
        Path mountpoint = made.map(DriverVolume::mountpoint).orElse(null);
        return new VolumeRecord(
                wanted.name(),
                driver,
                scope,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
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
        if (!removed(volume, "", force)) {
            throw EngineException.conflict(
                    "remove %s: volume is in use - [%s]"
                            .formatted(
                                    volume.name(), String.join(", ", tables.users(volume.name()))));
        }
    }

    /** Removes a volume whose last user leaves; does nothing if that is not the last one. */
    void removeWith(VolumeRecord volume, String leaving) {
        turns.take(volume.name(), () -> removed(volume, leaving, true));
    }

    private boolean removed(VolumeRecord volume, String leaving, boolean force) {
        if (!tables.take(volume, leaving)) {
            return false;
        }
        try {
            removeFromDriver(volume.name(), volume.driver());
        } catch (EngineException e) {
            if (!force) {
                tables.add(volume);
                throw e;
            }
        }
        intents.end(volume.name());
        publish("destroy", volume, Map.of());
        return true;
    }

    private void removeFromDriver(String name, String driver) {
        drivers.call(
                driver,
                "remove " + name,
                it -> {
                    it.remove(name);
                    return true;
                });
    }

    /** Removes what an earlier run of the engine left half made or half removed. */
    void finish(Intents.Intent left) {
        turns.take(
                left.name(),
                () -> {
                    finishLeft(left.name());
                    return true;
                });
    }

    private void finishLeft(String name) {
        intents.left().stream()
                .filter(left -> left.name().equals(name))
                .forEach(
                        left -> {
                            if (tables.find(name).isEmpty()) {
                                removeFromDriver(name, left.driver());
                            }
                            intents.end(name);
                        });
    }

    /** Name of its driver, empty when the volume is gone. */
    String driver(String name) {
        return tables.find(name).map(VolumeRecord::driver).orElse("");
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
