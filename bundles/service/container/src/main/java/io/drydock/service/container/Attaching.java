package io.drydock.service.container;

import io.drydock.api.engine.image.ImageLookup.ResolvedImage;
import io.drydock.api.engine.volume.VolumeMounts.UsedVolume;
import io.drydock.api.engine.volume.VolumeMounts.VolumeUse;
import io.drydock.api.model.container.MountPoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what the mounts of a new container need: volumes, and layers above images. */
final class Attaching {

    private final Parts parts;

    Attaching(Parts parts) {
        this.parts = parts;
    }

    /** {@code label} is that of the container's files. */
    Container.Attachment attach(String id, MountRequest mount, String label, Undo undo) {
        return switch (mount.type()) {
            case "volume" -> volume(id, mount);
            case "image" -> image(mount, label, undo);
            case "bind" ->
                    plain(mount, mount.propagation().isEmpty() ? "rprivate" : mount.propagation());
            default -> plain(mount, mount.propagation());
        };
    }

    /**
     * Fills new volumes with what the image has at their places. Now and not at the start, so that
     * a container that never runs may give others its volumes.
     */
    void fill(String id, List<Container.Attachment> attachments) {
        List<Container.Attachment> wanted =
                attachments.stream()
                        .filter(it -> it.point().type().equals("volume"))
                        .filter(it -> it.copyUp() && it.subpath().isEmpty())
                        .toList();
        if (!wanted.isEmpty()) {
            parts.roots()
                    .using(
                            id,
                            rootfs -> {
                                wanted.forEach(it -> fill(it.point(), rootfs));
                                return id;
                            });
        }
    }

    private void fill(MountPoint point, Path rootfs) {
        parts.volumes().populate(point.name(), rootfs, point.destination());
    }

    private Container.Attachment volume(String id, MountRequest mount) {
        UsedVolume volume =
                parts.volumes()
                        .use(
                                new VolumeUse(
                                        id,
                                        mount.source(),
                                        mount.driver(),
                                        mount.options(),
                                        mount.labels()));
        MountPoint point =
                new MountPoint(
                        mount.type(),
                        volume.name(),
                        volume.mountpoint(),
                        mount.destination(),
                        volume.driver(),
                        mount.mode(),
                        !mount.readOnly(),
                        mount.propagation());
        return attachment(point, mount, "");
    }

    /** An image is mounted through a root file system of its own, which nobody writes to. */
    private Container.Attachment image(MountRequest mount, String label, Undo undo) {
        ResolvedImage image = parts.images().resolve(mount.source(), Optional.empty());
        String layer = Names.id();
        undo.push("layer of image mount " + layer, () -> parts.roots().remove(layer));
        parts.roots().create(layer, image.id(), Map.of(), label);
        MountPoint point =
                new MountPoint(
                        mount.type(),
                        mount.source(),
                        image.id(),
                        mount.destination(),
                        "",
                        mount.mode(),
                        false,
                        mount.propagation());
        return attachment(point, mount, layer);
    }

    private static Container.Attachment plain(MountRequest mount, String propagation) {
        MountPoint point =
                new MountPoint(
                        mount.type(),
                        "",
                        mount.source(),
                        mount.destination(),
                        "",
                        mount.mode(),
                        !mount.readOnly(),
                        propagation);
        return attachment(point, mount, "");
    }

    private static Container.Attachment attachment(
            MountPoint point, MountRequest mount, String layer) {
        return new Container.Attachment(
                point,
                mount.readOnly(),
                mount.createSource(),
                mount.copyUp(),
                mount.recursive(),
                mount.reach(),
                mount.subpath(),
                layer);
    }
}
