package io.drydock.service.volume;

import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;
import io.drydock.api.model.volume.VolumesPruneResponse;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.service.sizes.DirectorySize;
import io.drydock.service.volume.Volumes.Wanted;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Volumes as users see, make and remove them. */
final class VolumeAdministration implements VolumeEngine {

    private static final Logger LOG = LoggerFactory.getLogger(VolumeAdministration.class);
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Set<String> LIST_KEYS = Set.of("dangling", "driver", "label", "name");
    private static final Set<String> PRUNE_KEYS = Set.of("all", "label", "label!");

    private final VolumeTables tables;
    private final Volumes volumes;
    private final VolumeDrivers drivers;
    private final DriverListings listings;
    private final AtomicBoolean pruning = new AtomicBoolean();

    VolumeAdministration(
            VolumeTables tables, Volumes volumes, VolumeDrivers drivers, DriverListings listings) {
        this.tables = tables;
        this.volumes = volumes;
        this.drivers = drivers;
        this.listings = listings;
    }

    @Override
    public VolumeListResponse list(Filters filters) {
        filters.forbidUnknown(LIST_KEYS);
        Set<String> used = Set.copyOf(tables.usedNames());
        Map<String, Volume> all = new TreeMap<>();
        DriverListings.Snapshot drivers = listings.look();
        drivers.volumes().forEach(volume -> all.putIfAbsent(volume.name(), volume));
        tables.all().forEach(volume -> all.put(volume.name(), volume.shown(Map.of())));
        List<Volume> found =
                all.values().stream()
                        .filter(it -> filters.exact("driver", it.driver()))
                        .filter(it -> filters.pattern("name", it.name()))
                        .filter(it -> filters.keyValues("label", labels(it)))
                        .filter(it -> dangling(filters, !used.contains(it.name())))
                        .toList();
        return new VolumeListResponse(
                found, drivers.warnings().isEmpty() ? null : drivers.warnings());
    }

    private static Map<String, String> labels(Volume volume) {
        Map<String, String> labels = volume.labels();
        return labels == null ? Map.of() : labels;
    }

    private static boolean dangling(Filters filters, boolean unused) {
        return filters.flag("dangling").map(wanted -> wanted == unused).orElse(true);
    }

    /** A driver that does not answer soon has nothing to add. */
    @Override
    public Volume inspect(String name) {
        adopt(name);
        VolumeRecord volume = volumes.find(name);
        if (volume.driver().equals(VolumeDrivers.LOCAL)) {
            return volume.shown(Map.of());
        }
        try {
            return volume.shown(new HashMap<>(status(volume)));
        } catch (EngineException e) {
            LOG.warn("volume {} is shown without its status: {}", name, e.getMessage());
            return volume.shown(Map.of());
        }
    }

    private Map<String, String> status(VolumeRecord volume) {
        return drivers.call(
                        volume.driver(),
                        "get " + volume.name(),
                        GLANCE,
                        it -> it.get(volume.name()))
                .map(DriverVolume::status)
                .orElse(Map.of());
    }

    /** One only its driver knows becomes one of ours when somebody means it. */
    private void adopt(String name) {
        if (tables.find(name).isPresent()) {
            return;
        }
        String driver = listings.driverOf(name);
        if (!driver.equals(VolumeDrivers.LOCAL)) {
            volumes.ensure(new Wanted(name, driver, null, null, null));
        }
    }

    @Override
    public Volume create(VolumeCreateRequest request) {
        boolean anonymous = request.name().isEmpty();
        Wanted wanted =
                new Wanted(
                        anonymous ? VolumeNames.random() : request.name(),
                        request.driver(),
                        request.driverOpts(),
                        anonymous ? anonymousLabels(request.labels()) : request.labels(),
                        null);
        return volumes.ensure(wanted).shown(Map.of());
    }

    private static Map<String, String> anonymousLabels(@Nullable Map<String, String> given) {
        Map<String, String> labels = new HashMap<>();
        if (given != null) {
            labels.putAll(given);
        }
        labels.put(VolumeRecord.ANONYMOUS, "");
        return labels;
    }

    @Override
    public void remove(String name, boolean force) {
        adopt(name);
        volumes.remove(name, force);
    }

    @Override
    public VolumesPruneResponse prune(Filters filters, Presence client) {
        filters.forbidUnknown(PRUNE_KEYS);
        boolean all = filters.flag("all").orElse(false);
        if (!pruning.compareAndSet(false, true)) {
            throw EngineException.conflict("a prune operation is already running");
        }
        try {
            return prune(filters, all, client);
        } finally {
            pruning.set(false);
        }
    }

    private VolumesPruneResponse prune(Filters filters, boolean all, Presence client) {
        Set<String> used = Set.copyOf(tables.usedNames());
        List<String> removed = new ArrayList<>();
        long bytes = 0;
        for (VolumeRecord volume : tables.all()) {
            boolean wanted = (all || volume.anonymous()) && plain(volume) && client.here();
            if (wanted && labelled(filters, volume) && !used.contains(volume.name())) {
                long size = size(volume.mountpoint());
                if (removed(volume)) {
                    removed.add(volume.name());
                    bytes += size;
                }
            }
        }
        volumes.pruned(bytes);
        return new VolumesPruneResponse(removed.isEmpty() ? null : removed, bytes);
    }

    /** 0 where it cannot be told. */
    private static long size(String directory) {
        return directory.isEmpty() ? 0 : DirectorySize.of(Path.of(directory)).orElse(0);
    }

    /** What is kept elsewhere is not for us to throw away; dockerd prunes these only. */
    private static boolean plain(VolumeRecord volume) {
        Map<String, String> options = volume.options();
        return volume.driver().equals(VolumeDrivers.LOCAL)
                && (options == null || options.isEmpty());
    }

    /** Somebody may have begun to use it just now. */
    private boolean removed(VolumeRecord volume) {
        try {
            volumes.remove(volume.name(), false);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    private static boolean labelled(Filters filters, VolumeRecord volume) {
        Filters unwanted = new Filters(Map.of("label", filters.values("label!")));
        return filters.keyValues("label", volume.labelsOrNone())
                && (!filters.has("label!") || !unwanted.keyValues("label", volume.labelsOrNone()));
    }
}
