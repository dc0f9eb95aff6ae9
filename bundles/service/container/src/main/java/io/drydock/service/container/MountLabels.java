package io.drydock.service.container;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;

/**
 * Labels what a container gets to see of the host; containers without a label leave all as it is.
 */
final class MountLabels {

    private static final Logger LOG = LoggerFactory.getLogger(MountLabels.class);

    private final SecurityLabels labels;

    MountLabels(SecurityLabels labels) {
        this.labels = labels;
    }

    /** A file the engine writes for it. Shared by those who share its network. */
    void file(Container container, Path file) {
        String label = container.labels().mount();
        if (label.isEmpty()) {
            return;
        }
        try {
            labels.relabel(file, label, container.host().networkMode().startsWith("container:"));
        } catch (EngineException e) {
            // as dockerd: a container that cannot read its /etc/hosts may still be of use
            LOG.warn("{} keeps its label: {}", file, e.getMessage());
        }
    }

    /**
     * A bind or a volume, as its mode says: {@code Z} for this container, {@code z} for all. What
     * was filled from the image is for all, too, from the first start on.
     */
    void mount(Container container, Container.Attachment attachment, Path source) {
        String label = container.labels().mount();
        List<String> words = List.of(attachment.point().mode().split(","));
        boolean alone = words.contains("Z");
        boolean filled = attachment.copyUp() && container.phase().started().isEmpty();
        if (label.isEmpty() || !(alone || words.contains("z") || filled)) {
            return;
        }
        try {
            labels.relabel(source, label, !alone);
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(),
                    "error setting label on mount source '%s': %s"
                            .formatted(source, e.getMessage()),
                    e);
        }
    }
}
