package io.drydock.api.engine.volume;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Volumes as containers use them. A use begins when a container is created and ends when it is
 * removed; a mount lasts while it runs.
 */
public interface VolumeMounts {

    /**
     * Creates the volume if it is not there, and notes the container as a user.
     *
     * @return the volume as used
     */
    UsedVolume use(VolumeUse request);

    /** Mounts a volume for a container and returns its directory on the host; idempotent. */
    Path mount(String name, String containerId);

    /** Ends the mount; idempotent. */
    void unmount(String name, String containerId);

    /**
     * Fills an empty volume with what the image has at its place, ownership and attributes kept.
     * Nothing happens if it is not empty or the source is missing.
     *
     * @param rootfs the container's mounted root
     * @param path absolute in the root, resolved beneath it
     */
    void populate(String name, Path rootfs, String path);

    /**
     * The container is gone: ends its uses and removes its anonymous volumes when {@code remove}.
     */
    void release(String containerId, boolean remove);

    /** Volumes a container uses. */
    List<UsedVolume> uses(String containerId);

    /**
     * What a container wants.
     *
     * @param containerId the user
     * @param name empty for an anonymous volume
     * @param driver empty for the default
     * @param options for its driver when it is created
     * @param labels when it is created
     */
    record VolumeUse(
            String containerId,
            String name,
            String driver,
            Map<String, String> options,
            Map<String, String> labels) {

        public VolumeUse {
            Objects.requireNonNull(containerId);
            options = Map.copyOf(options);
            labels = Map.copyOf(labels);
        }
    }

    /**
     * A volume in use: its name, driver, directory on the host as far as known, and if anonymous.
     */
    record UsedVolume(String name, String driver, String mountpoint, boolean anonymous) {}
}
