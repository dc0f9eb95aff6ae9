package io.drydock.service.system;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageEngine.ListRequest;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.volume.Volume;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The other services' snapshots. One that is absent, or fails, counts as one without objects: the
 * rest of the answer is worth having.
 */
record Parts(
        @Nullable ContainerQueries containers,
        @Nullable ImageEngine images,
        @Nullable VolumeEngine volumes,
        @Nullable Events events,
        @Nullable SecurityLabels labels) {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final ContainerQueries.Counts NO_CONTAINERS =
            new ContainerQueries.Counts(0, 0, 0, 0);
    private static final ImageEngine.Totals NO_IMAGES = new ImageEngine.Totals(0, 0, "", Map.of());

    ContainerQueries.Counts containerCounts() {
        return ask(containers, ContainerQueries::counts, NO_CONTAINERS);
    }

    ImageEngine.Totals imageTotals() {
        return ask(images, ImageEngine::totals, NO_IMAGES);
    }

    boolean selinux() {
        return ask(labels, SecurityLabels::active, false);
    }

    int eventListeners() {
        return ask(events, Events::listeners, 0);
    }

    List<ContainerSummary> containerList(ApiVersion version) {
        return ask(containers, all -> all.list(version, true, 0, true, Filters.NONE), List.of());
    }

    List<ImageSummary> imageList(ApiVersion version) {
        ListRequest request = new ListRequest(false, Filters.NONE, true, false, false);
        return ask(images, all -> all.list(version, request), List.of());
    }

    List<Volume> volumeList() {
        return ask(volumes, all -> all.list(Filters.NONE).volumes(), List.of());
    }

    private static <S, T> T ask(@Nullable S service, Function<S, T> question, T otherwise) {
        if (service == null) {
            return otherwise;
        }
        try {
            return question.apply(service);
        } catch (EngineException e) {
            LOG.debug("left out of system information: {}", e.getMessage());
            return otherwise;
        }
    }
}
