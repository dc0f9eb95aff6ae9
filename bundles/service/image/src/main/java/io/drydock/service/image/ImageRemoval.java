package io.drydock.service.image;

import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.store.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code docker rmi}, with dockerd's rules and texts. */
final class ImageRemoval {

    private final Schema schema;
    private final ImageTable images;
    private final Meanings meanings;
    private final LayerTable layers;
    private final ImageResolver resolver;
    private final Documents documents;
    private final ImageEvents events;
    private final ImageUsers users;
    private final LayerRemoval layerRemoval;

    /** Deletes the directories of layers the store has forgotten. */
    interface LayerRemoval {
        void later(List<Layer> layers);
    }

    ImageRemoval(
            Schema schema,
            ImageTable images,
            Meanings meanings,
            LayerTable layers,
            ImageResolver resolver,
            Documents documents,
            ImageEvents events,
            ImageUsers users,
            LayerRemoval layerRemoval) {
        this.schema = schema;
        this.images = images;
        this.meanings = meanings;
        this.layers = layers;
        this.resolver = resolver;
        this.documents = documents;
        this.events = events;
        this.users = users;
        this.layerRemoval = layerRemoval;
    }

    List<ImageDeleteItem> remove(String reference, boolean force, boolean keepParents) {
        if (reference.isBlank()) {
            throw EngineException.invalid("image name cannot be blank");
        }
        StoredImage image = resolver.require(reference);
        List<StoredImage> companions = meanings.companions(image.id());
        List<ImageDeleteItem> done = new ArrayList<>();
        if (ImageResolver.isIdOf(reference, image.id())) {
            removeById(image, companions, force, done);
            delete(image, force, keepParents, done);
        } else {
            List<ImageName> names = images.names(image.id());
            refuseIfNeeded(reference, image, companions, names, force);
            untagOne(reference, image, names, done);
            if (conflict(image, force, true).isEmpty() && meanings.holding(image.id()).isEmpty()) {
                delete(image, force, keepParents, done);
            }
        }
        deleteLeft(companions, force, done);
        return done;
    }

    private void removeById(
            StoredImage image,
            List<StoredImage> companions,
            boolean force,
            List<ImageDeleteItem> done) {
        List<ImageName> names = images.names(image.id());
        if (single(names)) {
            refuse(conflict(image, force, false));
            companions.forEach(other -> refuse(conflict(other, force, false)));
            names.forEach(name -> untag(image, name, done));
        }
    }

    /** Of the others that a name stood for, those that no other name stands for go with it. */
    void deleteLeft(List<StoredImage> companions, boolean force, List<ImageDeleteItem> done) {
        for (StoredImage one : companions) {
            if (images.find(one.id()).isPresent() && conflict(one, force, true).isEmpty()) {
                erase(one, false, done);
            }
        }
    }

    /** Deletes the image itself, and with it parents that nobody names or uses. */
    private void delete(
            StoredImage image, boolean force, boolean keepParents, List<ImageDeleteItem> done) {
        refuse(conflict(image, force, true));
        deleteNow(image, done);
        String parent = image.parent();
        while (!keepParents && !parent.isEmpty()) {
            Optional<StoredImage> above = images.find(parent);
            if (above.isEmpty() || conflict(above.get(), false, true).isPresent()) {
                return;
            }
            deleteNow(above.get(), done);
            parent = above.get().parent();
        }
    }

    /** Deletes an image that is in nobody's way. */
    void deleteNow(StoredImage image, List<ImageDeleteItem> done) {
        images.names(image.id()).forEach(name -> untag(image, name, done));
        erase(image, done);
    }

    /** The same without its names: those that stand for others, too, stay. */
    void erase(StoredImage image, List<ImageDeleteItem> done) {
        erase(image, true, done);
    }

    /** {@code held}: even if a name stands for it, which it may since a moment ago. */
    private void erase(StoredImage image, boolean held, List<ImageDeleteItem> done) {
        Optional<List<Layer>> removed =
                schema.write(
                        transaction -> {
                            if (!held && meanings.held(transaction, image.id())) {
                                return Optional.empty();
                            }
                            meanings.forget(transaction, image.id());
                            images.delete(transaction, image.id());
                            return Optional.of(layers.collect(transaction, image.chain()));
                        });
        removed.ifPresent(gone -> tell(image, gone, done));
    }

    private void tell(StoredImage image, List<Layer> removed, List<ImageDeleteItem> done) {
        events.deleted(image.id());
        done.add(ImageDeleteItem.deleted(image.id()));
        removed.stream()
                .map(Layer::chain)
                .distinct()
                .forEach(chain -> done.add(ImageDeleteItem.deleted(chain)));
        layerRemoval.later(removed);
    }

    private void refuseIfNeeded(
            String reference,
            StoredImage image,
            List<StoredImage> companions,
            List<ImageName> names,
            boolean force) {
        if (!force && single(names)) {
            refuseIfUsed(reference, image);
            companions.forEach(other -> refuseIfUsed(reference, other));
        }
    }

    private void refuseIfUsed(String reference, StoredImage image) {
        users.users(image.id()).stream()
                .findFirst()
                .ifPresent(
                        user -> {
                            throw EngineException.conflict(
                                    "conflict: unable to remove repository reference \""
                                            + reference
                                            + "\" (must force) - container "
                                            + Digests.shortId(user.containerId())
                                            + " is using its referenced image "
                                            + Digests.shortId(image.id()));
                        });
    }

    private void untagOne(
            String reference,
            StoredImage image,
            List<ImageName> names,
            List<ImageDeleteItem> done) {
        ImageName name = ImageName.parse(reference).tagOrLatest();
        untag(image, name, done);
        boolean otherTag =
                names.stream()
                        .anyMatch(
                                one ->
                                        one.tagged()
                                                && one.repository().equals(name.repository())
                                                && !one.key().equals(name.key()));
        if (name.digest().isEmpty() && !otherTag) {
            // Digests of a repository go with its last tag.
            names.stream()
                    .filter(one -> !one.tagged() && one.repository().equals(name.repository()))
                    .forEach(one -> untag(image, one, done));
        }
    }

    private void untag(StoredImage image, ImageName name, List<ImageDeleteItem> done) {
        if (schema.write(transaction -> images.unname(transaction, name))) {
            events.publish("untag", image.id(), image.id(), documents.config(image));
            done.add(ImageDeleteItem.untagged(name.familiar()));
        }
    }

    /** Why an image may not go; {@code names} says whether its names are a reason. */
    Optional<EngineException> conflict(StoredImage image, boolean force, boolean names) {
        List<ImageUsers.User> all = users.users(image.id());
        if (!images.children(image.id()).isEmpty()) {
            return Optional.of(
                    error(image, "cannot be forced", "image has dependent child images"));
        }
        Optional<ImageUsers.User> running =
                all.stream().filter(ImageUsers.User::running).findFirst();
        if (running.isPresent()) {
            String text = "image is being used by running container ";
            return Optional.of(
                    error(
                            image,
                            "cannot be forced",
                            text + Digests.shortId(running.get().containerId())));
        }
        if (force) {
            return Optional.empty();
        }
        if (names && !meanings.holding(image.id()).isEmpty()) {
            return Optional.of(
                    error(image, "must be forced", "image is referenced in multiple repositories"));
        }
        String text = "image is being used by stopped container ";
        return all.stream()
                .findFirst()
                .map(
                        user ->
                                error(
                                        image,
                                        "must be forced",
                                        text + Digests.shortId(user.containerId())));
    }

    static EngineException error(StoredImage image, String force, String why) {
        return EngineException.conflict(
                "conflict: unable to delete "
                        + Digests.shortId(image.id())
                        + " ("
                        + force
                        + ") - "
                        + why);
    }

    static void refuse(Optional<EngineException> conflict) {
        conflict.ifPresent(
                error -> {
                    throw error;
                });
    }

    /** One tag at most, and all names of one repository; false without any name, as with docker. */
    private static boolean single(List<ImageName> names) {
        return !names.isEmpty()
                && names.stream().filter(ImageName::tagged).count() <= 1
                && names.stream().map(ImageName::repository).distinct().count() == 1;
    }
}
