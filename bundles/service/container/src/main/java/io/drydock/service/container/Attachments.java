package io.drydock.service.container;

import io.drydock.api.model.container.MountPoint;

import java.util.List;

/** What can be asked of a container's mounts. */
final class Attachments {

    private Attachments() {}

    /** Ids of the root file systems its image mounts are made of. */
    static List<String> layers(Container container) {
        return container.mounts().stream()
                .map(Container.Attachment::layer)
                .filter(layer -> !layer.isEmpty())
                .toList();
    }

    /** Names of its volumes, each once. */
    static List<String> volumes(Container container) {
        return container.mounts().stream()
                .map(Container.Attachment::point)
                .filter(point -> point.type().equals("volume"))
                .map(MountPoint::name)
                .distinct()
                .toList();
    }
}
