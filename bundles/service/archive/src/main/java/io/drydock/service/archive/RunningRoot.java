package io.drydock.service.archive;

import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The root of a running container's first process. */
final class RunningRoot {

    private static final Set<String> PSEUDO =
            Set.of(
                    "proc",
                    "sysfs",
                    "cgroup",
                    "cgroup2",
                    "mqueue",
                    "devpts",
                    "securityfs",
                    "debugfs",
                    "tracefs",
                    "bpf",
                    "configfs",
                    "devtmpfs");

    private RunningRoot() {}

    /** Empty if it does not run, or no longer. */
    static Optional<RootedDirectory> open(
            RootedDirectories directories, ContainerInspect container) {
        if (container.state().pid() <= 0) {
            return Optional.empty();
        }
        Path process = process(container);
        try {
            RootedDirectory tree = directories.open(process.resolve("root"));
            // Looked at after it is open: the number may be another process's by now.
            if (Files.readString(process.resolve("cgroup")).contains(container.id())) {
                return Optional.of(tree);
            }
            tree.close();
            return Optional.empty();
        } catch (LinuxException | IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Where something is mounted that the user did not ask for: copying a whole container must not
     * run into /proc.
     */
    static Set<String> foreign(ContainerInspect container, RootedDirectory tree) {
        Set<String> own = new HashSet<>(Set.of("", "etc/hosts", "etc/hostname", "etc/resolv.conf"));
        for (MountPoint point : container.mounts()) {
            own.add(Links.follow(tree, point.destination()));
        }
        container.hostConfig().tmpfs().keySet().forEach(path -> own.add(Links.follow(tree, path)));
        Set<String> foreign = new HashSet<>();
        for (String line : mountTable(container)) {
            String target = line.split(" ")[4].replace("\\040", " ").substring(1);
            if (!own.contains(target) && (pseudo(line) || !below(target, own))) {
                foreign.add(target);
            }
        }
        return foreign;
    }

    /** Mounts that a bind mount of the user's has brought along. */
    private static boolean below(String target, Set<String> own) {
        return own.stream().anyMatch(path -> !path.isEmpty() && target.startsWith(path + "/"));
    }

    private static boolean pseudo(String line) {
        return PSEUDO.contains(line.substring(line.indexOf(" - ") + 3).split(" ")[0]);
    }

    private static List<String> mountTable(ContainerInspect container) {
        try {
            return Files.readAllLines(process(container).resolve("mountinfo"));
        } catch (IOException e) {
            // It has ended meanwhile, and its mounts with it.
            return List.of();
        }
    }

    private static Path process(ContainerInspect container) {
        return Path.of("/proc", Integer.toString(container.state().pid()));
    }
}
