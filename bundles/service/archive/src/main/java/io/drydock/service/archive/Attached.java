package io.drydock.service.archive;

import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.RootedDirectory;

import java.util.Comparator;
import java.util.Optional;

/** What a container has mounted, and where it may be written to. */
final class Attached {

    private final ContainerInspect container;
    private final RootedDirectory tree;

    Attached(ContainerInspect container, RootedDirectory tree) {
        this.container = container;
        this.tree = tree;
    }

    /** Refuses with dockerd's text what the kernel would refuse later. */
    void requireWritable(String path) {
        Optional<MountPoint> mount =
                container.mounts().stream()
                        .filter(point -> below(point.destination(), path))
                        .max(Comparator.comparingInt(point -> point.destination().length()));
        if (mount.isPresent()) {
            if (!mount.get().rw()) {
                throw EngineException.invalid("mounted volume is marked read-only");
            }
            return;
        }
        boolean inMemory =
                container.state().pid() > 0
                        && container.hostConfig().tmpfs().keySet().stream()
                                .anyMatch(destination -> below(destination, path));
        if (container.hostConfig().readonlyRootfs() && !inMemory) {
            throw EngineException.invalid("container rootfs is marked read-only");
        }
    }

    private boolean below(String destination, String path) {
        String real = Links.follow(tree, destination);
        return path.equals(real) || path.startsWith(real + "/");
    }
}
