package io.drydock.service.volume;

import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.volume.MountTable.Mounted;
import io.drydock.service.volume.Volumes.Wanted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Volumes as containers use them. */
final class ContainerVolumes implements VolumeMounts {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerVolumes.class);

    private final VolumeTables tables;
    private final MountTable mounted;
    private final Volumes volumes;
    private final DriverMounts mounts;
    private final Filling filling;

    private final Set<String> ending = ConcurrentHashMap.newKeySet();

    ContainerVolumes(
            VolumeTables tables,
            MountTable mounted,
            Volumes volumes,
            DriverMounts mounts,
            Filling filling) {
        this.tables = tables;
        this.mounted = mounted;
        this.volumes = volumes;
        this.mounts = mounts;
        this.filling = filling;
    }

    @Override
    public UsedVolume use(VolumeUse request) {
        boolean anonymous = request.name().isEmpty();
        Map<String, String> labels = new HashMap<>(request.labels());
        if (anonymous) {
            labels.put(VolumeRecord.ANONYMOUS, "");
        }
        Wanted wanted =
                new Wanted(
                        anonymous ? VolumeNames.random() : request.name(),
                        request.driver(),
                        request.options().isEmpty() ? null : request.options(),
                        labels.isEmpty() ? null : labels,
                        request.containerId());
        return used(volumes.ensure(wanted));
    }

    private static UsedVolume used(VolumeRecord volume) {
        return new UsedVolume(
                volume.name(), volume.driver(), volume.mountpoint(), volume.anonymous());
    }

    @Override
    public Path mount(String name, String containerId) {
        return mount(mounted.begin(name, containerId, ""), Map.of("container", containerId));
    }

    @Override
    public Path mount(String name, MountPlace place) {
        Map<String, String> attributes =
                Map.of(
                        "container", place.containerId(),
                        "destination", place.destination(),
                        "read/write", Boolean.toString(place.writable()),
                        "propagation", place.propagation());
        return mount(mounted.begin(name, place.containerId(), place.destination()), attributes);
    }

    private Path mount(Mounted mount, Map<String, String> attributes) {
        try {
            VolumeRecord volume = volumes.find(mount.volume());
            filling.settle(volume.name());
            Path path = mounts.mount(mount, volume);
            volumes.publish("mount", volume, attributes);
            return path;
        } catch (RuntimeException e) {
            mounted.end(mount);
            throw e;
        }
    }

    /** All are tried; what fails is tried again when the container is removed. */
    @Override
    public void unmount(String name, String containerId) {
        EngineException failure = null;
        for (Mounted mount : mounted.of(name, containerId)) {
            try {
                end(mount);
            } catch (EngineException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Once, whoever comes: the end of a container and its removal may come together. */
    void end(Mounted mount) {
        if (!ending.add(mount.id())) {
            return;
        }
        try {
            if (mounted.there(mount)) {
                endNow(mount);
            }
        } finally {
            ending.remove(mount.id());
        }
    }

    private void endNow(Mounted mount) {
        VolumeRecord volume = tables.find(mount.volume()).orElse(null);
        if (volume == null) {
            mounted.end(mount);
            return;
        }
        mounts.unmount(mount, volume);
        mounted.end(mount);
        volumes.publish("unmount", volume, Map.of("container", mount.container()));
    }

    @Override
    public void populate(String name, Path rootfs, String path) {
        filling.populate(name, rootfs, path);
    }

    @Override
    public void release(String containerId, boolean remove) {
        List<VolumeRecord> used = tables.usedBy(containerId);
        if (used.isEmpty()) {
            return;
        }
        used.forEach(volume -> endLeft(volume, containerId));
        if (remove) {
            used.stream()
                    .filter(VolumeRecord::anonymous)
                    .forEach(volume -> removeWith(volume, containerId));
        }
        tables.release(containerId);
    }

    /** A start that a crash has cut left it mounted, or an unmount has failed. */
    private void endLeft(VolumeRecord volume, String containerId) {
        try {
            unmount(volume.name(), containerId);
        } catch (EngineException e) {
            LOG.warn("volume {} stays mounted: {}", volume.name(), e.getMessage());
        }
    }

    private void removeWith(VolumeRecord volume, String containerId) {
        try {
            volumes.removeWith(volume, containerId);
        } catch (EngineException e) {
            LOG.warn("volume {} stays: {}", volume.name(), e.getMessage());
        }
    }

    @Override
    public List<UsedVolume> uses(String containerId) {
        return tables.usedBy(containerId).stream().map(ContainerVolumes::used).toList();
    }
}
