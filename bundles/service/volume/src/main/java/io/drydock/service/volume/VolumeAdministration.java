package io.drydock.service.volume;

import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;
import io.drydock.api.model.volume.VolumesPruneResponse;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.service.volume.Volumes.Wanted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Volumes as users see, make and remove them. */
final class VolumeAdministration implements VolumeEngine {

    private static final Set<String> LIST_KEYS = Set.of("dangling", "driver", "label", "name");
    private static final Set<String> PRUNE_KEYS = Set.of("all", "label", "label!");

    private final VolumeTables tables;
    private final Volumes volumes;
    private final VolumeDrivers drivers;
    private final AtomicBoolean pruning = new AtomicBoolean();

    VolumeAdministration(VolumeTables tables, Volumes volumes, VolumeDrivers drivers) {
        this.tables = tables;
        this.volumes = volumes;
        this.drivers = drivers;
    }

    @Override
    public VolumeListResponse list(Filters filters) {
        filters.forbidUnknown(LIST_KEYS);
        Set<String> used = Set.copyOf(tables.usedNames());
        List<Volume> found =
                tables.all().stream()
                        .filter(it -> filters.exact("driver", it.driver()))
                        .filter(it -> filters.pattern("name", it.name()))
                        .filter(it -> filters.keyValues("label", it.labelsOrNone()))
                        .filter(it -> dangling(filters, !used.contains(it.name())))
                        .map(it -> it.shown(Map.of()))
                        .toList();
        return new VolumeListResponse(found, null);
    }

    private static boolean dangling(Filters filters, boolean unused) {
        return filters.flag("dangling").map(wanted -> wanted == unused).orElse(true);
    }

    @Override
    public Volume inspect(String name) {
        VolumeRecord volume = volumes.find(name);
        Map<String, String> status =
                drivers.call(volume.driver(), "get " + name, it -> it.get(name))
                        .map(DriverVolume::status)
                        .orElse(Map.of());
        return volume.shown(new HashMap<>(status));
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
        volumes.remove(name, force);
    }

    @Override
    public VolumesPruneResponse prune(Filters filters) {
        filters.forbidUnknown(PRUNE_KEYS);
        boolean all = filters.flag("all").orElse(false);
        if (!pruning.compareAndSet(false, true)) {
            throw EngineException.conflict("a prune operation is already running");
        }
        try {
            return prune(filters, all);
        } finally {
            pruning.set(false);
        }
    }

    private VolumesPruneResponse prune(Filters filters, boolean all) {
        Set<String> used = Set.copyOf(tables.usedNames());
        List<String> removed = new ArrayList<>();
        long bytes = 0;
        for (VolumeRecord volume : tables.all()) {
            boolean wanted = (all || volume.anonymous()) && labelled(filters, volume);
            if (wanted && !used.contains(volume.name())) {
                long size = DirectorySize.of(volume.mountpoint());
                if (removed(volume)) {
                    removed.add(volume.name());
                    bytes += size;
                }
            }
        }
        volumes.pruned(bytes);
        return new VolumesPruneResponse(removed.isEmpty() ? null : removed, bytes);
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
