package io.drydock.service.registry;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.Attestation;
import io.drydock.api.engine.image.ImageExchange.Consignment;
import io.drydock.api.engine.image.ImageExchange.Departure;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.Publication;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.engine.registry.RegistryEngine.PushRequest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Optional<Consignment> indexed =
                        request.platform().isEmpty()
                                ? images.consignment(one.familiar())
                                : Optional.empty();
                push(new Errand(with.session(), one, job, progress), image, indexed);
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

    /** What all parts of one push share. */
    private record Errand(
            RegistrySession session,
            ImageName name,
            Transfer job,
            Consumer<ProgressMessage> progress) {}

    /** Without all that the index lists the default platform goes alone, as with dockerd. */
    private void push(Errand errand, Departure image, Optional<Consignment> all) {
        if (all.isPresent() && all.get().whole()) {
            pushIndex(errand, all.get());
            return;
        }
        List<PublishedBlob> blobs = pushBlobs(errand, image);
        Document manifest = Manifests.of(image, blobs);
        put(errand, errand.name().tag(), manifest);
        published(errand, image, manifest, blobs, null);
        sayPushed(errand, manifest);
        all.ifPresent(one -> errand.progress().accept(alone(one.index(), manifest)));
    }

    /** Each manifest after its blobs, the index after all manifests. */
    private void pushIndex(Errand errand, Consignment all) {
        Map<Departure, List<PublishedBlob>> pushed = new LinkedHashMap<>();
        for (Departure image : all.images()) {
            errand.job().requireGoingOn();
            pushed.put(image, pushBlobs(errand, image));
            Document manifest = image.manifests().getFirst();
            put(errand, manifest.digest(), manifest);
        }
        for (Attestation one : all.attested()) {
            one.blobs().forEach(blob -> upload(errand, blob.digest(), blob.bytes()));
            put(errand, one.manifest().digest(), one.manifest());
        }
        put(errand, errand.name().tag(), all.index());
        pushed.forEach(
                (image, blobs) ->
                        published(errand, image, image.manifests().getFirst(), blobs, all.index()));
        sayPushed(errand, all.index());
    }

    private List<PublishedBlob> pushBlobs(Errand errand, Departure image) {
        List<PublishedBlob> blobs =
                new PushedLayers(
                                images,
                                hashes,
                                errand.session(),
                                slots,
                                limits,
                                errand.name(),
                                errand.job(),
                                errand.progress())
                        .push(image.layers());
        upload(errand, image.image(), image.config());
        return blobs;
    }

    private static void upload(Errand errand, String digest, byte[] bytes) {
        if (errand.session().size(digest).isEmpty()) {
            errand.session()
                    .upload(
                            new BlobUpload(
                                    digest, bytes.length, () -> new ByteArrayInputStream(bytes)));
        }
    }

    private static void put(Errand errand, String reference, Document manifest) {
        errand.session().putManifest(reference, manifest.mediaType(), manifest.bytes());
    }

    private void published(
            Errand errand,
            Departure image,
            Document manifest,
            List<PublishedBlob> blobs,
            @Nullable Document index) {
        ImageName name = errand.name();
        images.published(
                new Publication(
                        image.image(), name.repository(), name.tag(), manifest, blobs, index));
    }

    private static void sayPushed(Errand errand, Document top) {
        String tag = errand.name().tag();
        int size = top.bytes().length;
        String text = tag + ": digest: " + top.digest() + " size: " + size;
        errand.progress().accept(ProgressMessage.status("", text));
        errand.progress().accept(aux(tag, top.digest(), size));
    }

    /** By this the docker command tells that not all platforms went out. */
    private static ProgressMessage alone(Document index, Document manifest) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("manifestPushedInsteadOfIndex", true);
        note.put("originalIndex", descriptor(index));
        note.put("selectedManifest", descriptor(manifest));
        return aux(note);
    }

    private static Descriptor descriptor(Document of) {
        return new Descriptor(
                of.mediaType(),
                of.digest(),
                of.bytes().length,
                List.of(),
                Map.of(),
                null,
                null,
                "");
    }

    private static ProgressMessage aux(String tag, String digest, int size) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Tag", tag);
        result.put("Digest", digest);
        result.put("Size", size);
        return aux(result);
    }

    private static ProgressMessage aux(Map<String, Object> value) {
        return ProgressMessage.of(
                draft -> {
                    draft.progressDetail = ProgressDetail.NONE;
                    draft.aux = value;
                });
    }

    private static Map<String, String> labels(Departure image) {
        ImageConfigDocument document = Documents.read(image.config(), ImageConfigDocument.class);
        return document.config() == null ? Map.of() : document.config().labels();
    }
}
