package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.engine.volume.VolumeMounts.MountPlace;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns a container's attachments into mounts for the runtime, making what they need first. */
final class MountPlan {

    private final Parts parts;
    private final Directories directories;
    private final Neighbours neighbours;
    private final MountLabels labels;

    MountPlan(Parts parts) {
        this.parts = parts;
        this.directories = parts.directories();
        this.neighbours = new Neighbours(parts.containers());
        this.labels = new MountLabels(parts.labels());
    }

    /** Parents before children, whatever order the user wrote them in. */
    List<MountEntry> mounts(Container container, Sandbox sandbox) {
        List<MountEntry> mounts = new ArrayList<>();
        systemFiles(container, sandbox, mounts);
        sharedMemory(container, mounts);
        cgroups(container, mounts);
        for (Container.Attachment attachment : container.mounts()) {
            String destination = attachment.point().destination();
            mounts.removeIf(mount -> mount.destination().equals(destination));
            mounts.add(entry(container, attachment));
        }
        container.host().tmpfs().forEach((path, options) -> mounts.add(tmpfs(path, options)));
        mounts.sort(Comparator.comparingInt(mount -> Path.of(mount.destination()).getNameCount()));
        return mounts;
    }

    private void systemFiles(Container container, Sandbox sandbox, List<MountEntry> mounts) {
        String id = container.id();
        Directories.write(directories.file(id, "hostname"), container.config().hostname() + "\n");
        Directories.write(directories.file(id, "hosts"), sandbox.hosts());
        Directories.write(directories.file(id, "resolv.conf"), sandbox.resolvConf());
        for (String name : List.of("resolv.conf", "hostname", "hosts")) {
            parts.users().give(directories.file(id, name));
            labels.file(container, directories.file(id, name));
            mounts.add(
                    bind(
                            directories.file(id, name).toString(),
                            "/etc/" + name,
                            "rprivate",
                            container.host().readonlyRootfs(),
                            true));
        }
    }

    /** Shared memory that others may join is mounted by the engine, its own by the runtime. */
    private void sharedMemory(Container container, List<MountEntry> mounts) {
        String mode = container.host().ipcMode();
        Path source = null;
        if (mode.equals("shareable")) {
            source =
                    parts.hostMounts()
                            .makeSharedMemory(
                                    container.id(),
                                    container.host().shmSize(),
                                    container.labels().mount());
        } else if (mode.startsWith("container:")) {
            source = parts.hostMounts().sharedMemory(neighbours.donor(mode).id());
        }
        if (source != null) {
            mounts.add(
                    new MountEntry(
                            source.toString(),
                            "/dev/shm",
                            "bind",
                            List.of("rbind", "rw", "rprivate", "nosuid", "noexec", "nodev")));
        }
    }

    /** The security option that says whether a container may make control groups of its own. */
    private static void cgroups(Container container, List<MountEntry> mounts) {
        Boolean writable = SecurityOptions.parse(container.host().securityOpt()).writableCgroups();
        if (writable != null) {
            mounts.add(
                    new MountEntry(
                            "cgroup",
                            "/sys/fs/cgroup",
                            "cgroup",
                            List.of("nosuid", "noexec", "nodev", writable ? "rw" : "ro")));
        }
    }

    private MountEntry entry(Container container, Container.Attachment attachment) {
        var point = attachment.point();
        return switch (point.type()) {
            case "volume" -> volume(container, attachment);
            case "bind" -> {
                requireSource(attachment);
                labels.mount(container, attachment, Path.of(point.source()));
                parts.hostMounts().requirePropagation(point.source(), point.propagation());
                yield asRestricted(
                        bind(
                                point.source(),
                                point.destination(),
                                point.propagation(),
                                attachment.readOnly(),
                                attachment.recursive(),
                                attachment.reach()));
            }
            case "image" -> {
                Path root = parts.roots().mount(attachment.layer());
                yield bind(
                        part(container, attachment, root).toString(),
                        point.destination(),
                        "rprivate",
                        true,
                        true);
            }
            default ->
                    tmpfs(
                            point.destination(),
                            attachment.readOnly() ? "ro," + point.mode() : point.mode());
        };
    }

    private MountEntry volume(Container container, Container.Attachment attachment) {
        var point = attachment.point();
        Path source =
                parts.volumes()
                        .mount(
                                point.name(),
                                new MountPlace(
                                        container.id(),
                                        point.destination(),
                                        !attachment.readOnly(),
                                        point.propagation()));
        Path shown = part(container, attachment, source);
        labels.mount(container, attachment, shown);
        return asRestricted(
                bind(
                        shown.toString(),
                        point.destination(),
                        point.propagation(),
                        attachment.readOnly(),
                        true));
    }

    private Path part(Container container, Container.Attachment attachment, Path whole) {
        if (attachment.subpath().isEmpty()) {
            return whole;
        }
        String name = "part" + container.mounts().indexOf(attachment);
        return parts.hostMounts().part(container.id(), name, whole, attachment.subpath());
    }

    private void requireSource(Container.Attachment attachment) {
        Path source = Path.of(attachment.point().source());
        if (Files.exists(source)) {
            return;
        }
        if (!attachment.createSource()) {
            throw invalid(
                    "invalid mount config for type \"bind\": bind source path does not exist: "
                            + source);
        }
        try {
            createOwned(source);
        } catch (IOException e) {
            throw invalid(
                    "error while creating mount source path '%s': %s"
                            .formatted(source, e.getMessage()));
        }
    }

    /** What is missing belongs to the containers' root. */
    private void createOwned(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null && !Files.exists(parent)) {
            createOwned(parent);
        }
        Files.createDirectory(directory);
        parts.users().give(directory);
    }

    private static MountEntry bind(
            String source,
            String destination,
            String propagation,
            boolean readOnly,
            boolean recursive) {
        return bind(source, destination, propagation, readOnly, recursive, ReadOnlyReach.TOP);
    }

    private static MountEntry bind(
            String source,
            String destination,
            String propagation,
            boolean readOnly,
            boolean recursive,
            ReadOnlyReach reach) {
        List<String> options = new ArrayList<>();
        options.add(recursive ? "rbind" : "bind");
        options.add(readOnly ? "ro" : "rw");
        if (readOnly && reach.whole()) {
            options.add("rro");
        }
        options.add(propagation.isEmpty() ? "rprivate" : propagation);
        return new MountEntry(source, destination, "bind", options);
    }

    /** What the host forbids at the source it forbids in the container; crun would lift it. */
    private MountEntry asRestricted(MountEntry bind) {
        List<String> options = new ArrayList<>(bind.options());
        for (String word : parts.hostMounts().restrictions(Path.of(bind.source()))) {
            if (word.equals("ro")) {
                options.remove("rw");
            }
            if (!options.contains(word)) {
                options.add(word);
            }
        }
        return new MountEntry(bind.source(), bind.destination(), bind.type(), options);
    }

    private static MountEntry tmpfs(String destination, String options) {
        List<String> all = new ArrayList<>(List.of("noexec", "nosuid", "nodev"));
        for (String option : options.split(",")) {
            if (option.isEmpty()) {
                continue;
            }
            if (List.of("exec", "suid", "dev").contains(option)) {
                all.remove("no" + option);
            }
            all.add(option);
        }
        return new MountEntry("tmpfs", Paths.normal(destination), "tmpfs", all);
    }
}
