package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The host's /dev/null. crun gives a container's streams to its root, and with mapped users the
 * host's own device, too (seen with 1.8.1), whose mode that container could then change for all. It
 * is taken back between create and start, while nothing of the container's runs.
 */
final class NullDevice {

    private static final Path DEVICE = Path.of("/dev/null");

    private NullDevice() {}

    static void takeBack() {
        try {
            if (!Files.getAttribute(DEVICE, "unix:uid").equals(0)) {
                Files.setAttribute(DEVICE, "unix:uid", 0);
                Files.setAttribute(DEVICE, "unix:gid", 0);
            }
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "owner of " + DEVICE, e);
        }
    }
}
