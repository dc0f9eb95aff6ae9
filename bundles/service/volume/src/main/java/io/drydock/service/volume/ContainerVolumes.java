package io.drydock.service.volume;

import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.service.volume.Volumes.Wanted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Volumes as containers use them. */
final class ContainerVolumes implements VolumeMounts {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerVolumes.class);

    private final VolumeTables tables;
    private final Volumes volumes;
    private final VolumeDrivers drivers;
    private final RootedDirectories directories;

    ContainerVolumes(
            VolumeTables tables,
            Volumes volumes,
            VolumeDrivers drivers,
            RootedDirectories directories) {
        this.tables = tables;
        this.volumes = volumes;
        this.drivers = drivers;
        this.directories = directories;
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
        return mount(name, containerId, Map.of("container", containerId));
    }

    @Override
    public Path mount(String name, MountPlace place) {
        Map<String, String> attributes =
                Map.of(
                        "container", place.containerId(),
                        "destination", place.destination(),
                        "read/write", Boolean.toString(place.writable()),
                        "propagation", place.propagation());
        return mount(name, place.containerId(), attributes);
    }

    private Path mount(String name, String containerId, Map<String, String> attributes) {
        VolumeRecord volume = volumes.find(name);
        Path path =
                drivers.call(volume.driver(), "mount " + name, it -> it.mount(name, containerId));
        volumes.publish("mount", volume, attributes);
        return path;
    }

    @Override
    public void unmount(String name, String containerId) {
        VolumeRecord volume = tables.find(name).orElse(null);
        if (volume == null) {
            return;
        }
        drivers.call(
                volume.driver(),
                "unmount " + name,
                driver -> {
                    driver.unmount(name, containerId);
                    return true;
                });
        volumes.publish("unmount", volume, Map.of("container", containerId));
    }

    @Override
    public void populate(String name, Path rootfs, String path) {
        VolumeRecord volume = volumes.find(name);
        Path target =
                drivers.call(volume.driver(), "get " + name, it -> it.get(name))
                        .map(found -> found.mountpoint())
                        .orElse(null);
        if (target != null) {
            new CopyUp(directories).copy(rootfs, path, target);
        }
    }

    @Override
    public void release(String containerId, boolean remove) {
        List<VolumeRecord> used = tables.usedBy(containerId);
        if (used.isEmpty()) {
            return;
        }
        tables.release(containerId);
        if (remove) {
            used.stream().filter(VolumeRecord::anonymous).forEach(this::removeUnlessUsed);
        }
    }

    private void removeUnlessUsed(VolumeRecord volume) {
        if (!tables.users(volume.name()).isEmpty()) {
            return;
        }
        try {
            volumes.remove(volume.name(), true);
        } catch (EngineException e) {
            LOG.warn("volume {} stays: {}", volume.name(), e.getMessage());
        }
    }

    @Override
    public List<UsedVolume> uses(String containerId) {
        return tables.usedBy(containerId).stream().map(ContainerVolumes::used).toList();
    }
}
