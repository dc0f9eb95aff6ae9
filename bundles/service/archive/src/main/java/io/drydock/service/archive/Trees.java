package io.drydock.service.archive;

import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.InnerMount;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens containers as their processes see them. Of a running one this is the root of its first
 * process, with everything mounted in there; of any other its root and its volumes are put together
 * where nobody else sees them.
 */
final class Trees {

    private final RootFilesystems roots;
    private final RootedDirectories directories;
    private final VolumeHolds volumes;

    Trees(RootFilesystems roots, RootedDirectories directories, VolumeHolds volumes) {
        this.roots = roots;
        this.directories = directories;
        this.volumes = volumes;
    }

    /** Work on an open container. */
    interface Work<T> {
        /**
         * @param foreign paths on which something is mounted that is not the container's own: proc,
         *     devices
         */
        T on(RootedDirectory tree, Set<String> foreign);
    }

    <T> T with(ContainerInspect container, Work<T> work) {
        try {
            Optional<RootedDirectory> running = RunningRoot.open(directories, container);
            if (running.isPresent()) {
                try (RootedDirectory tree = running.get()) {
                    return work.on(tree, RunningRoot.foreign(container, tree));
                }
            }
            return assembled(container, work);
        } catch (DriverException e) {
            throw EngineException.system(e.getMessage(), e);
        }
    }

    private <T> T assembled(ContainerInspect container, Work<T> work) {
        List<String> held = new ArrayList<>();
        try {
            List<InnerMount> mounts = mounts(container, held);
            return roots.using(
                    container.id(),
                    root -> {
                        boolean readOnly = container.hostConfig().readonlyRootfs();
                        try (RootedDirectory tree = directories.assemble(root, readOnly, mounts)) {
                            return work.on(tree, Set.of());
                        }
                    });
        } finally {
            held.forEach(name -> volumes.unmount(name, container.id()));
        }
    }

    private List<InnerMount> mounts(ContainerInspect container, List<String> held) {
        List<InnerMount> mounts = new ArrayList<>();
        file(container.resolvConfPath(), "/etc/resolv.conf", mounts);
        file(container.hostnamePath(), "/etc/hostname", mounts);
        file(container.hostsPath(), "/etc/hosts", mounts);
        for (MountPoint point : container.mounts()) {
            mounts.removeIf(mount -> mount.destination().equals(point.destination()));
            switch (point.type()) {
                case "volume" -> {
                    Path source = volumes.mount(point.name(), container.id());
                    held.add(point.name());
                    mounts.add(new InnerMount(source, point.destination(), true, !point.rw()));
                }
                case "bind" ->
                        mounts.add(
                                new InnerMount(
                                        Path.of(point.source()),
                                        point.destination(),
                                        recursive(container, point),
                                        !point.rw()));
                default -> {
                    // A tmpfs is empty until the container runs.
                }
            }
        }
        mounts.sort(Comparator.comparingInt(mount -> Path.of(mount.destination()).getNameCount()));
        return mounts;
    }

    private static void file(String source, String destination, List<InnerMount> mounts) {
        if (!source.isEmpty() && Files.exists(Path.of(source))) {
            mounts.add(new InnerMount(Path.of(source), destination, false, false));
        }
    }

    private static boolean recursive(ContainerInspect container, MountPoint point) {
        return container.hostConfig().mounts().stream()
                .filter(spec -> spec.target().equals(point.destination()))
                .map(spec -> spec.bindOptions())
                .noneMatch(options -> options != null && options.nonRecursive());
    }
}
