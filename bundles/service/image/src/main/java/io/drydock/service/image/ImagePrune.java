package io.drydock.service.image;

import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImagesPruneResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * {@code docker image prune}: dangling images, or with {@code dangling=false} all that no container
 * uses. Several may run at once: what another has removed already is passed over.
 */
final class ImagePrune {

    private static final Set<String> FILTERS = Set.of("dangling", "label", "label!", "until");

    private final ImageTable images;
    private final Meanings meanings;
    private final LayerTable layers;
    private final Documents documents;
    private final ImageRemoval removal;
    private final ImageEvents events;
    private final ImageUsers users;

    ImagePrune(
            ImageTable images,
            Meanings meanings,
            LayerTable layers,
            Documents documents,
            ImageRemoval removal,
            ImageEvents events,
            ImageUsers users) {
        this.images = images;
        this.meanings = meanings;
        this.layers = layers;
        this.documents = documents;
        this.removal = removal;
        this.events = events;
        this.users = users;
    }

    /** Ends when it is not wanted any more, with what is removed by then. */
    ImagesPruneResponse prune(Filters filters, BooleanSupplier wanted) {
        filters.forbidUnknown(FILTERS);
        boolean danglingOnly = filters.flag("dangling").orElse(true);
        long before = bytes();
        List<ImageDeleteItem> done = new ArrayList<>();
        boolean again = true;
        while (again) {
            // A parent becomes removable once its child is gone.
            int count = done.size();
            for (StoredImage.Named image : images.all()) {
                if (wanted.getAsBoolean()
                        && unused(image, danglingOnly)
                        && matches(image, filters)) {
                    List<StoredImage> companions = meanings.companions(image.image().id());
                    removal.deleteNow(image.image(), done);
                    removal.deleteLeft(companions, false, done);
                }
            }
            again = done.size() > count;
        }
        long reclaimed = Math.max(0, before - bytes());
        events.pruned(reclaimed);
        return new ImagesPruneResponse(done.isEmpty() ? null : done, reclaimed);
    }

    private boolean unused(StoredImage.Named image, boolean danglingOnly) {
        String id = image.image().id();
        // One that a name stands for besides its default goes with that.
        boolean companion = image.names().isEmpty() && !meanings.holding(id).isEmpty();
        return !companion
                && (!danglingOnly || image.tags().isEmpty())
                && images.children(id).isEmpty()
                && users.users(id).isEmpty()
                && meanings.companions(id).stream()
                        .allMatch(other -> users.users(other.id()).isEmpty());
    }

    private boolean matches(StoredImage.Named image, Filters filters) {
        ImageConfigDocument document = documents.config(image.image());
        Map<String, String> labels =
                document.config() == null ? Map.of() : document.config().labels();
        boolean old =
                filters.values("until").stream()
                        .map(text -> Times.point(text).getEpochSecond())
                        .allMatch(limit -> Times.unix(document.created()) < limit);
        return old
                && filters.keyValues("label", labels)
                && (!filters.has("label!") || !filters.keyValues("label!", labels));
    }

    private long bytes() {
        return layers.all().stream().mapToLong(Layer::size).sum();
    }
}
