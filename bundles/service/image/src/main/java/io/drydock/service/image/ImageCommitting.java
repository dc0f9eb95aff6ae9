package io.drydock.service.image;

import io.drydock.api.engine.image.ContainerImages;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageHistoryEntry;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.ImageRootFs;
import io.drydock.api.model.image.ImageRuntimeConfig;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.image.RootTable.Root;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code docker commit}: an image of a container's image and what the container changed. */
final class ImageCommitting {

    private final LayerWorkshop shop;
    private final ImageTable images;
    private final RootTable roots;
    private final RootClaims claims;
    private final Documents documents;
    private final ImageEvents events;
    private final String architecture;

    ImageCommitting(
            LayerWorkshop shop,
            ImageTable images,
            RootTable roots,
            RootClaims claims,
            Documents documents,
            ImageEvents events,
            String architecture) {
        this.shop = shop;
        this.images = images;
        this.roots = roots;
        this.claims = claims;
        this.documents = documents;
        this.events = events;
        this.architecture = architecture;
    }

    ContainerImages.Made make(ContainerImages.Recipe recipe) {
        Optional<ImageName> name = name(recipe);
        ImageRuntimeConfig config =
                Inheritance.merge(
                        Changes.apply(recipe.config(), recipe.changes()), recipe.inherited());
        ImageConfigDocument base = base(recipe.imageId()).with(draft -> draft.config = config);
        String id = claims.reading(recipe.containerId(), () -> store(recipe, name, base));
        StoredImage image = images.find(id).orElseThrow();
        name.ifPresent(tag -> events.publish("tag", id, tag.familiar(), documents.config(image)));
        return new ContainerImages.Made(id, name.map(ImageName::familiar).orElse(""));
    }

    private String store(
            ContainerImages.Recipe recipe, Optional<ImageName> name, ImageConfigDocument base) {
        Root root =
                roots.find(recipe.containerId())
                        .orElseThrow(
                                () ->
                                        EngineException.notFound(
                                                "no root file system for container "
                                                        + recipe.containerId()));
        return shop.diffs()
                .with(root, (layer, changes) -> store(recipe, name, base, root, layer, changes));
    }

    private String store(
            ContainerImages.Recipe recipe,
            Optional<ImageName> name,
            ImageConfigDocument base,
            Root root,
            RootedDirectory diff,
            List<LayerChanges.Change> changes)
            throws IOException {
        try (LayerMaking making = new LayerMaking(shop)) {
            @Nullable Layer below = below(making, root);
            @Nullable Layer made = changes.isEmpty() ? null : layer(making, below, diff, changes);
            @Nullable Layer top = made == null ? below : made;
            byte[] document = documents.write(document(recipe, base, made));
            String id = Digests.of(document);
            long size = parentSize(recipe) + (made == null ? 0 : made.size());
            String chain = top == null ? "" : top.chain();
            StoredImage image = new StoredImage(id, document, chain, size, recipe.imageId(), "");
            making.commit(
                    transaction -> {
                        images.insert(transaction, image);
                        name.ifPresent(tag -> images.name(transaction, tag, id));
                    });
            return id;
        }
    }

    private static @Nullable Layer below(LayerMaking making, Root root) throws IOException {
        if (root.chain().isEmpty()) {
            return null;
        }
        making.pin(List.of(root.chain()));
        return making.require(root.chain());
    }

    private static Layer layer(
            LayerMaking making,
            @Nullable Layer below,
            RootedDirectory diff,
            List<LayerChanges.Change> changes)
            throws IOException {
        try (LayerPipe pipe = new LayerPipe(diff, changes)) {
            Layer made = making.unpack(below, pipe.archive());
            pipe.requireWhole();
            making.pin(List.of(made.chain()));
            Optional<Layer> there = making.findOrClaim(made.chain());
            if (there.isPresent()) {
                making.dropLast();
            }
            return there.orElse(made);
        }
    }

    private ImageConfigDocument document(
            ContainerImages.Recipe recipe, ImageConfigDocument base, @Nullable Layer made) {
        String created = Instant.now().toString();
        List<String> diffIds = new ArrayList<>(base.rootfs().diffIds());
        if (made != null) {
            diffIds.add(made.diffId());
        }
        List<ImageHistoryEntry> history = new ArrayList<>(base.history());
        history.add(
                new ImageHistoryEntry(
                        created,
                        recipe.createdBy(),
                        recipe.author(),
                        recipe.comment(),
                        made == null));
        return base.with(
                draft -> {
                    draft.created = created;
                    draft.author = recipe.author();
                    draft.comment = "";
                    draft.parent = "";
                    draft.rootfs = new ImageRootFs("layers", diffIds);
                    draft.history = history;
                });
    }

    private ImageConfigDocument base(String imageId) {
        if (imageId.isEmpty()) {
            return ImageConfigDocument.of(
                    draft -> {
                        draft.architecture = architecture;
                        draft.os = "linux";
                    });
        }
        return images.find(imageId)
                .map(documents::config)
                .orElseThrow(() -> EngineException.notFound("No such image: " + imageId));
    }

    private long parentSize(ContainerImages.Recipe recipe) {
        return images.find(recipe.imageId()).map(StoredImage::size).orElse(0L);
    }

    private static Optional<ImageName> name(ContainerImages.Recipe recipe) {
        if (recipe.repository().isEmpty()) {
            return Optional.empty();
        }
        ImageName name = ImageName.parse(recipe.repository());
        if (!name.digest().isEmpty()) {
            throw EngineException.invalid("cannot tag a digest reference");
        }
        return Optional.of(
                recipe.tag().isEmpty() ? name.tagOrLatest() : name.withTag(recipe.tag()));
    }
}
