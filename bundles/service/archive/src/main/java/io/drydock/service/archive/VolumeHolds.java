package io.drydock.service.archive;

import io.drydock.api.engine.volume.VolumeMounts;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Volumes mounted for operations on a container that does not run. They are mounted under a name of
 * their own, so that the end of an operation takes nothing away from a container started meanwhile.
 */
final class VolumeHolds {

    private final VolumeMounts volumes;
    private final Map<Hold, Integer> holders = new ConcurrentHashMap<>();

    VolumeHolds(VolumeMounts volumes) {
        this.volumes = volumes;
    }

    private record Hold(String volume, String user) {}

    Path mount(String volume, String containerId) {
        Hold hold = hold(volume, containerId);
        holders.merge(hold, 1, Integer::sum);
        try {
            return volumes.mount(volume, hold.user());
        } catch (RuntimeException e) {
            unmount(volume, containerId);
            throw e;
        }
    }

    void unmount(String volume, String containerId) {
        Hold hold = hold(volume, containerId);
        boolean last =
                holders.computeIfPresent(hold, (key, count) -> count == 1 ? null : count - 1)
                        == null;
        if (last) {
            volumes.unmount(volume, hold.user());
        }
    }

    private static Hold hold(String volume, String containerId) {
        return new Hold(volume, containerId + "-files");
    }
}
