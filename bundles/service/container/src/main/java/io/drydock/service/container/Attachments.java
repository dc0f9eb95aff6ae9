package io.drydock.service.container;

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
}
