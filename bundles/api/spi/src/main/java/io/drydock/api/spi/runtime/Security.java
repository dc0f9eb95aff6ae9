package io.drydock.api.spi.runtime;

import java.util.List;
import java.util.Objects;

/**
 * How a container is confined.
 *
 * @param privileged all devices, writable sysfs, nothing masked
 * @param seccomp {@code builtin} (none, if privileged), {@code unconfined} or a profile's JSON text
 * @param apparmor profile name, empty for none
 * @param selinuxLabel process label, empty for none
 * @param mountLabel label of its mounts, empty for none
 * @param maskedPaths hidden from the container
 * @param readonlyPaths read-only for the container
 */
public record Security(
        boolean privileged,
        String seccomp,
        String apparmor,
        String selinuxLabel,
        String mountLabel,
        List<String> maskedPaths,
        List<String> readonlyPaths) {

    public Security {
        Objects.requireNonNull(seccomp);
        maskedPaths = List.copyOf(maskedPaths);
        readonlyPaths = List.copyOf(readonlyPaths);
    }
}
