package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.Namespaces.Namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A container's mounts: dockerd's standard ones, then the user's. */
final class Mounts {

    private static final String CLOSED = "nosuid,noexec,nodev";

    private Mounts() {}

    static List<Map<String, Object>> of(ContainerSpec spec, String init) {
        Set<String> users =
                spec.mounts().stream().map(MountEntry::destination).collect(Collectors.toSet());
        boolean ownDev = users.contains("/dev");
        List<MountEntry> all = new ArrayList<>();
        for (MountEntry mount : standard(spec)) {
            boolean belowOwnDev = ownDev && mount.destination().startsWith("/dev/");
            if (!users.contains(mount.destination()) && !belowOwnDev) {
                all.add(mount);
            }
        }
        if (!init.isEmpty()) {
            all.add(new MountEntry(init, "/sbin/docker-init", "bind", List.of("bind", "ro")));
        }
        all.addAll(spec.mounts());
        return all.stream().map(Mounts::fields).toList();
    }

    /**
     * What the root's propagation must be so that the user's mounts propagate as asked; empty for
     * the runtime's default.
     */
    static String propagation(List<MountEntry> mounts) {
        Set<String> options =
                mounts.stream()
                        .flatMap(each -> each.options().stream())
                        .collect(Collectors.toSet());
        if (options.contains("shared") || options.contains("rshared")) {
            return "shared";
        }
        return options.contains("slave") || options.contains("rslave") ? "rslave" : "";
    }

    private static List<MountEntry> standard(ContainerSpec spec) {
        boolean writable = spec.security().privileged() && !spec.readOnly();
        List<MountEntry> all =
                new ArrayList<>(
                        List.of(
                                mount("/proc", "proc", "proc", CLOSED),
                                mount(
                                        "/dev",
                                        "tmpfs",
                                        "tmpfs",
                                        "nosuid,strictatime,mode=755,size=65536k"),
                                mount(
                                        "/dev/pts",
                                        "devpts",
                                        "devpts",
                                        "nosuid,noexec,newinstance,ptmxmode=0666,mode=0620,gid=5"),
                                mount("/sys", "sysfs", "sysfs", writable ? CLOSED : CLOSED + ",ro"),
                                mount(
                                        "/sys/fs/cgroup",
                                        "cgroup",
                                        "cgroup",
                                        writable ? CLOSED : "ro," + CLOSED),
                                mount("/dev/mqueue", "mqueue", "mqueue", CLOSED)));
        boolean host = spec.namespaces().ipc() instanceof Namespace.Host;
        if (host || spec.shmBytes() > 0) {
            all.add(sharedMemory(spec));
        }
        return all;
    }

    private static MountEntry sharedMemory(ContainerSpec spec) {
        if (spec.namespaces().ipc() instanceof Namespace.Host) {
            return mount("/dev/shm", "bind", "/dev/shm", "rbind,rprivate");
        }
        String options = CLOSED + ",mode=1777,size=" + spec.shmBytes();
        return mount("/dev/shm", "tmpfs", "shm", options);
    }

    private static MountEntry mount(
            String destination, String type, String source, String options) {
        return new MountEntry(source, destination, type, List.of(options.split(",")));
    }

    private static Map<String, Object> fields(MountEntry mount) {
        return new Fields()
                .put("destination", mount.destination())
                .put("type", mount.type())
                .put("source", mount.source())
                .put("options", mount.options())
                .map();
    }
}
