package io.drydock.driver.device.cdi;

import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.runtime.ContainerSpec.Device;
import io.drydock.api.spi.runtime.ContainerSpec.Hook;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code containerEdits} of a specification or a device. */
record Edits(
        List<String> environment,
        List<Device> devices,
        List<MountEntry> mounts,
        List<Hook> hooks,
        List<String> groups) {

    private static final Set<String> FOREIGN = Set.of("uid", "gid", "fileMode");

    static Edits parse(Map<?, ?> edits) {
        if (edits.containsKey("intelRdt") || edits.containsKey("netDevices")) {
            throw new IllegalArgumentException("intelRdt and netDevices are not supported");
        }
        return new Edits(
                Fields.texts(edits, "env"),
                Fields.maps(edits, "deviceNodes").stream().map(Edits::device).toList(),
                Fields.maps(edits, "mounts").stream().map(Edits::mount).toList(),
                Fields.maps(edits, "hooks").stream().map(Edits::hook).toList(),
                Fields.texts(edits, "additionalGids"));
    }

    private static Device device(Map<?, ?> node) {
        String path = Fields.text(node, "path");
        if (node.keySet().stream().anyMatch(FOREIGN::contains)) {
            throw new IllegalArgumentException(
                    "device node %s: owner and mode other than the host's are not supported"
                            .formatted(path));
        }
        String host = Fields.text(node, "hostPath");
        String permissions = Fields.text(node, "permissions");
        return new Device(
                Path.of(host.isEmpty() ? path : host),
                path,
                permissions.isEmpty() ? "rwm" : permissions);
    }

    private static MountEntry mount(Map<?, ?> mount) {
        List<String> options = Fields.texts(mount, "options");
        String type = Fields.text(mount, "type");
        return new MountEntry(
                Fields.text(mount, "hostPath"),
                Fields.text(mount, "containerPath"),
                type.isEmpty() ? "bind" : type,
                options.isEmpty() ? List.of("rbind", "ro", "rprivate") : options);
    }

    private static Hook hook(Map<?, ?> hook) {
        return new Hook(
                Fields.text(hook, "hookName"),
                Fields.text(hook, "path"),
                Fields.texts(hook, "args"),
                Fields.texts(hook, "env"),
                Fields.number(hook, "timeout"));
    }

    static DeviceEdits joined(List<Edits> all) {
        List<String> environment = new ArrayList<>();
        List<Device> devices = new ArrayList<>();
        List<MountEntry> mounts = new ArrayList<>();
        List<Hook> hooks = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (Edits each : all) {
            environment.addAll(each.environment);
            devices.addAll(each.devices);
            mounts.addAll(each.mounts);
            hooks.addAll(each.hooks);
            groups.addAll(each.groups);
        }
        return new DeviceEdits(environment, devices, mounts, hooks, groups);
    }
}
