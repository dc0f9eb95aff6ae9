package io.drydock.service.registry;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.Departure;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.Publication;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.engine.registry.RegistryEngine.PushRequest;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code docker push}. */
final class Pushing {

    private final Registries registries;
    private final ImageExchange images;
    private final ContentHashes hashes;
    private final Slots slots;
    private final TransferLimits limits;
    private final Events events;

    Pushing(
            Registries registries,
            ImageExchange images,
            ContentHashes hashes,
            TransferLimits limits,
            Events events) {
        this.registries = registries;
        this.images = images;
        this.hashes = hashes;
        this.limits = limits;
        this.slots = new Slots("drydock-upload", limits::uploads);
        this.events = events;
    }

    /** What is to be pushed, read before anything is done. */
    record Order(ImageName name) {}

    Order order(PushRequest request) {
        ImageName named = ImageName.parse(request.image());
        if (!named.digest().isEmpty()) {
            throw EngineException.invalid("cannot push a digest reference");
        }
        return new Order(request.tag().isEmpty() ? named : named.withTag(request.tag()));
    }

    void push(Order order, PushRequest request, Transfer job, Consumer<ProgressMessage> progress) {
        ImageName name = order.name();
        progress.accept(
                ProgressMessage.status(
                        "", "The push refers to repository [" + name.repository() + "]"));
        List<ImageName> all = tags(name);
        Map<String, String> labels = new HashMap<>();
        try (Registries.Conversation with =
                registries.open(name, true, request.auth(), request.headers(), job)) {
            for (ImageName one : all) {
                job.requireGoingOn();
                Departure image =
                        images.departure(one.familiar(), request.platform())
                                .orElseThrow(() -> absent("tag does not exist: ", one));
                push(with.session(), one, image, job, progress);
                labels.putAll(labels(image));
            }
        } catch (RegistryException e) {
            throw Texts.push(e);
        }
        labels.put("name", name.familiarRepository());
        events.publish(new Event("image", "push", name.familiar(), labels));
    }

    private List<ImageName> tags(ImageName name) {
        List<String> tags = images.tags(name.repository());
        if (name.tagged()) {
            if (!tags.contains(name.tag())) {
                throw tags.isEmpty()
                        ? absent(
                                "An image does not exist locally with the tag: ",
                                ImageName.of(name.repository(), ":"))
                        : absent("tag does not exist: ", name);
            }
            return List.of(name);
        }
        if (tags.isEmpty()) {
            throw absent("An image does not exist locally with the tag: ", name);
        }
        return tags.stream().map(name::withTag).toList();
    }

    private static EngineException absent(String text, ImageName name) {
        return EngineException.notFound(text + name.familiar());
    }

    private void push(
            RegistrySession session,
            ImageName name,
            Departure image,
            Transfer job,
            Consumer<ProgressMessage> progress) {
        List<PublishedBlob> blobs =
                new PushedLayers(images, hashes, session, slots, limits, name, job, progress)
                        .push(image.layers());
        pushConfig(session, image);
        Document manifest = Manifests.of(image, blobs);
        session.putManifest(name.tag(), manifest.mediaType(), manifest.bytes());
        images.published(
                new Publication(image.image(), name.repository(), name.tag(), manifest, blobs));
        int size = manifest.bytes().length;
        progress.accept(
                ProgressMessage.status(
                        "", name.tag() + ": digest: " + manifest.digest() + " size: " + size));
        progress.accept(aux(name.tag(), manifest.digest(), size));
    }

    private static ProgressMessage aux(String tag, String digest, int size) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Tag", tag);
        result.put("Digest", digest);
        result.put("Size", size);
        return ProgressMessage.of(
                draft -> {
                    draft.progressDetail = ProgressDetail.NONE;
                    draft.aux = result;
                });
    }

    private static void pushConfig(RegistrySession session, Departure image) {
        if (session.size(image.image()).isEmpty()) {
            byte[] config = image.config();
            session.upload(
                    new BlobUpload(
                            image.image(), config.length, () -> new ByteArrayInputStream(config)));
        }
    }

    private static Map<String, String> labels(Departure image) {
        ImageConfigDocument document = Documents.read(image.config(), ImageConfigDocument.class);
        return document.config() == null ? Map.of() : document.config().labels();
    }
}
