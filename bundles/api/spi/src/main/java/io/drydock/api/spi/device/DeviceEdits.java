package io.drydock.api.spi.device;

import io.drydock.api.spi.runtime.ContainerSpec.Device;
import io.drydock.api.spi.runtime.ContainerSpec.Hook;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;

import java.util.List;

/**
 * What a container gets with its devices.
 *
 * @param environment {@code K=V}
 * @param devices nodes
 * @param mounts libraries and the like
 * @param hooks programs the runtime runs
 * @param groups additional groups of the process, numbers
 */
public record DeviceEdits(
        List<String> environment,
        List<Device> devices,
        List<MountEntry> mounts,
        List<Hook> hooks,
        List<String> groups) {

    /** Nothing at all. */
    public static final DeviceEdits NONE =
            new DeviceEdits(List.of(), List.of(), List.of(), List.of(), List.of());

    public DeviceEdits {
        environment = List.copyOf(environment);
        devices = List.copyOf(devices);
        mounts = List.copyOf(mounts);
        hooks = List.copyOf(hooks);
        groups = List.copyOf(groups);
    }
}
