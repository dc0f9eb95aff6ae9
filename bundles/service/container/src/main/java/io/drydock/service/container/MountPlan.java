package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.engine.volume.VolumeMounts;
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

    private final Directories directories;
    private final VolumeMounts volumes;

    MountPlan(Directories directories, VolumeMounts volumes) {
        this.directories = directories;
        this.volumes = volumes;
    }

    /** Parents before children, whatever order the user wrote them in. */
    List<MountEntry> mounts(Container container, Path rootfs, Sandbox sandbox) {
        List<MountEntry> mounts = new ArrayList<>();
        systemFiles(container, sandbox, mounts);
        for (Container.Attachment attachment : container.mounts()) {
            String destination = attachment.point().destination();
            mounts.removeIf(mount -> mount.destination().equals(destination));
            mounts.add(entry(container, attachment, rootfs));
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
            mounts.add(
                    bind(
                            directories.file(id, name).toString(),
                            "/etc/" + name,
                            "rprivate",
                            container.host().readonlyRootfs(),
                            true));
        }
    }

    private MountEntry entry(Container container, Container.Attachment attachment, Path rootfs) {
        var point = attachment.point();
        return switch (point.type()) {
            case "volume" -> {
                Path source =
                        volumes.mount(
                                point.name(),
                                new MountPlace(
                                        container.id(),
                                        point.destination(),
                                        !attachment.readOnly(),
                                        point.propagation()));
                if (attachment.copyUp()) {
                    volumes.populate(point.name(), rootfs, point.destination());
                }
                yield bind(
                        source.toString(),
                        point.destination(),
                        point.propagation(),
                        attachment.readOnly(),
                        true);
            }
            case "bind" -> {
                requireSource(attachment);
                yield bind(
                        point.source(),
                        point.destination(),
                        point.propagation(),
                        attachment.readOnly(),
                        attachment.recursive());
            }
            default ->
                    tmpfs(
                            point.destination(),
                            attachment.readOnly() ? "ro," + point.mode() : point.mode());
        };
    }

    private static void requireSource(Container.Attachment attachment) {
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
            Files.createDirectories(source);
        } catch (IOException e) {
            throw invalid(
                    "error while creating mount source path '%s': %s"
                            .formatted(source, e.getMessage()));
        }
    }

    private static MountEntry bind(
            String source,
            String destination,
            String propagation,
            boolean readOnly,
            boolean recursive) {
        List<String> options = new ArrayList<>();
        options.add(recursive ? "rbind" : "bind");
        options.add(readOnly ? "ro" : "rw");
        options.add(propagation.isEmpty() ? "rprivate" : propagation);
        return new MountEntry(source, destination, "bind", options);
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
