package io.drydock.service.volume;

import io.drydock.api.model.volume.Volume;
import io.drydock.api.spi.volume.DriverVolume;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Volumes that only their drivers know, as these said when they were asked last. Each look asks
 * anew, for the next look: nobody waits here, and a driver that hangs is asked once.
 */
final class DriverListings {

    private static final Duration LATE = Duration.ofSeconds(1);

    private final VolumeDrivers drivers;
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    DriverListings(VolumeDrivers drivers) {
        this.drivers = drivers;
    }

    /**
     * What one driver has said.
     *
     * @param asked when it was asked for what it has not said yet, null when it has answered
     * @param failure why it could not answer the last time, empty when it could
     */
    private record Listing(List<Volume> volumes, @Nullable Instant asked, String failure) {

        static final Listing NONE = new Listing(List.of(), null, "");
    }

    /** The volumes of all drivers but the local one, and which drivers are in trouble. */
    record Snapshot(List<Volume> volumes, List<String> warnings) {}

    Snapshot look() {
        List<Volume> volumes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> names = new ArrayList<>(drivers.names());
        names.remove(VolumeDrivers.LOCAL);
        listings.keySet().retainAll(names);
        for (String name : names) {
            Listing listing = ask(name);
            volumes.addAll(listing.volumes());
            if (!listing.failure().isEmpty()) {
                warnings.add(listing.failure());
            }
            Instant asked = listing.asked();
            if (asked != null && asked.isBefore(Instant.now().minus(LATE))) {
                warnings.add(
                        "volume driver %s has not answered for %s s: its volumes may be others now"
                                .formatted(
                                        name, Duration.between(asked, Instant.now()).toSeconds()));
            }
        }
        return new Snapshot(volumes, warnings);
    }

    /** The driver that has said it has a volume of that name, the local one if none has. */
    String driverOf(String name) {
        return look().volumes().stream()
                .filter(volume -> volume.name().equals(name))
                .map(Volume::driver)
                .findFirst()
                .orElse(VolumeDrivers.LOCAL);
    }

    private Listing ask(String driver) {
        Listing[] before = {Listing.NONE};
        listings.compute(
                driver,
                (name, known) -> {
                    before[0] = known == null ? Listing.NONE : known;
                    if (before[0].asked() != null) {
                        return known;
                    }
                    Thread.ofPlatform()
                            .daemon()
                            .name("volume-list-" + name)
                            .start(() -> refresh(name));
                    return new Listing(before[0].volumes(), Instant.now(), before[0].failure());
                });
        return before[0];
    }

    private void refresh(String driver) {
        Listing known = listings.getOrDefault(driver, Listing.NONE);
        Listing fresh;
        try {
            fresh =
                    new Listing(
                            drivers.call(
                                    driver,
                                    "list volumes",
                                    it ->
                                            it.list().stream()
                                                    .map(each -> shown(driver, it.scope(), each))
                                                    .toList()),
                            null,
                            "");
        } catch (RuntimeException e) {
            fresh = new Listing(known.volumes(), null, String.valueOf(e.getMessage()));
        }
        listings.put(driver, fresh);
    }

    private static Volume shown(String driver, String scope, DriverVolume volume) {
        Instant created = volume.created();
        Path mountpoint = volume.mountpoint();
        return new Volume(
                created == null ? "" : created.toString(),
                driver,
                null,
                mountpoint == null ? "" : mountpoint.toString(),
                volume.name(),
                null,
                scope,
                new HashMap<>(volume.status()),
                null);
    }
}
