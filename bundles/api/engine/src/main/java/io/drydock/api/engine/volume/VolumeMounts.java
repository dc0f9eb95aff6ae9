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

    /**
     * As {@link #mount(String, String)}, at a place in the container; the event names the place.
     */
    Path mount(String name, MountPlace place);

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
     * Where a container has a volume.
     *
     * @param containerId the user
     * @param destination path in the container
     * @param writable it can be written through this mount
     * @param propagation {@code rprivate} and others, empty for none in particular
     */
    record MountPlace(
            String containerId, String destination, boolean writable, String propagation) {

        public MountPlace {
            Objects.requireNonNull(containerId);
            Objects.requireNonNull(destination);
            Objects.requireNonNull(propagation);
        }
    }

    /**
     * A volume in use: its name, driver, directory on the host as far as known, and if anonymous.
     */
    record UsedVolume(String name, String driver, String mountpoint, boolean anonymous) {}
}
