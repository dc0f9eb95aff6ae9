package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MountInfo;

import org.osgi.service.component.annotations.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Control groups as the mount table shows them. */
@Component(service = Cgroups.class)
public final class LinuxCgroups implements Cgroups {

    private static final Path V2_ROOT = Path.of("/sys/fs/cgroup");
    private static final Set<String> NO_CONTROLLERS =
            Set.of("rw", "ro", "xattr", "clone_children", "noprefix", "cpuset_v2_mode");

    @Override
    public CgroupMode mode() {
        return mode(MountTable.read());
    }

    static CgroupMode mode(List<MountInfo> table) {
        boolean separate = table.stream().anyMatch(mount -> mount.type().equals("cgroup"));
        boolean unified = table.stream().anyMatch(mount -> mount.type().equals("cgroup2"));
        if (separate) {
            return unified ? CgroupMode.HYBRID : CgroupMode.V1;
        }
        return CgroupMode.V2;
    }

    @Override
    public Set<String> controllers() {
        List<MountInfo> table = MountTable.read();
        if (mode(table) == CgroupMode.V2) {
            return unifiedControllers();
        }
        return new TreeSet<>(mounted(table).keySet());
    }

    private static Set<String> unifiedControllers() {
        try {
            String text = Files.readString(V2_ROOT.resolve("cgroup.controllers"));
            return new TreeSet<>(List.of(text.strip().split(" ")));
        } catch (IOException e) {
            throw new LinuxException(Errno.EIO, "read", V2_ROOT + "/cgroup.controllers");
        }
    }

    @Override
    public Optional<Path> mountPoint(String controller) {
        List<MountInfo> table = MountTable.read();
        if (mode(table) == CgroupMode.V2) {
            return unifiedControllers().contains(controller)
                    ? Optional.of(V2_ROOT)
                    : Optional.empty();
        }
        return Optional.ofNullable(mounted(table).get(controller));
    }

    /** Controllers of the separate hierarchies; a named hierarchy such as systemd's has none. */
    static Map<String, Path> mounted(List<MountInfo> table) {
        Map<String, Path> found = new LinkedHashMap<>();
        for (MountInfo mount : table) {
            if (mount.type().equals("cgroup")) {
                mount.superOptions().stream()
                        .filter(word -> !NO_CONTROLLERS.contains(word) && !word.contains("="))
                        .forEach(word -> found.putIfAbsent(word, Path.of(mount.target())));
            }
        }
        return found;
    }
}
