package io.drydock.api.spi.volume;

import org.osgi.annotation.versioning.ConsumerType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps named volumes and makes them reachable as directories.
 *
 * <p><b>Story.</b> A volume is <i>created</i> by name with options, <i>mounted</i> once per user (a
 * mount id, here the container's id), read and written through the path that {@code mount}
 * returned, <i>unmounted</i> with the same id, and <i>removed</i> when no one uses it. Names,
 * methods and meaning are those of Docker's {@code docker.volumedriver/1.0} protocol, so that a
 * driver out of process is the same interface over a socket.
 *
 * <p><b>Rules.</b> Any thread, concurrently for different names. {@code create} of an existing name
 * with the same options succeeds; {@code unmount} and {@code remove} of what is not there succeed.
 * Mount counts survive a restart of the driver.
 */
@ConsumerType
public interface VolumeDriver {

    /**
     * Creates the volume.
     *
     * @throws io.drydock.api.spi.DriverException INVALID for options it does not know, with
     *     dockerd's text
     */
    void create(String name, Map<String, String> options);

    /** Deletes the volume and its data. */
    void remove(String name);

    /** Makes the volume usable and returns its directory, absolute on the host. */
    Path mount(String name, String id);

    /** Ends one use; the data stays. */
    void unmount(String name, String id);

    /** The volume, or empty if there is none of that name. */
    Optional<DriverVolume> get(String name);

    /** All volumes of this driver. */
    List<DriverVolume> list();

    /** {@code local} or {@code global}. */
    default String scope() {
        return "local";
    }
}
