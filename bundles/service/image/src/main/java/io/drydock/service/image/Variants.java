package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownManifest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.service.platforms.Platforms;
import io.drydock.service.tar.ArchiveException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image's index knows: the same image for other platforms, and what is attested about each.
 * Every platform is an image of its own here; a name stands for one of them.
 */
final class Variants {

    private static final String TYPE = "vnd.docker.reference.type";
    private static final String SUBJECT = "vnd.docker.reference.digest";

    private final ImageTable images;
    private final BlobTable manifests;
    private final KeptTable kept;
    private final Documents documents;

    Variants(ImageTable images, BlobTable manifests, KeptTable kept, Documents documents) {
        this.images = images;
        this.manifests = manifests;
        this.kept = kept;
        this.documents = documents;
    }

    static boolean attestation(Descriptor one) {
        return "attestation-manifest".equals(one.annotations().get(TYPE));
    }

    static String subject(Descriptor attestation) {
        return attestation.annotations().getOrDefault(SUBJECT, "");
    }

    /** The image itself if it is for that platform, else the one its index names, if it is here. */
    StoredImage require(String reference, StoredImage image, Platform wanted) {
        if (Platforms.fits(platform(image), wanted)) {
            return image;
        }
        return listed(image).stream()
                .filter(one -> !attestation(one))
                .filter(one -> one.platform() != null && Platforms.fits(one.platform(), wanted))
                .flatMap(one -> image(one.digest()).stream())
                .findFirst()
                .orElseThrow(() -> mismatch(reference, platform(image), wanted));
    }

    /** NOT_FOUND with dockerd's text when it is for another platform: clients then pull. */
    static void require(String reference, Platform actual, Platform wanted) {
        if (!Platforms.fits(actual, wanted)) {
            throw mismatch(reference, actual, wanted);
        }
    }

    private static EngineException mismatch(String reference, Platform actual, Platform wanted) {
        return EngineException.notFound(
                "image with reference %s was found but does not match the specified platform: wanted %s, actual: %s"
                        .formatted(
                                ImageResolver.familiar(reference),
                                Platforms.text(wanted),
                                Platforms.text(actual)));
    }

    Platform platform(StoredImage image) {
        return Platforms.of(documents.config(image));
    }

    /** Image of a manifest. */
    Optional<StoredImage> image(String manifest) {
        return manifests.manifest(manifest).map(KnownManifest::image).flatMap(images::find);
    }

    /** What the image's name stands for with a registry: an index, else a manifest. */
    Optional<Document> target(StoredImage image) {
        return kept.index(image.id()).or(() -> own(image));
    }

    /** A manifest of the image itself. */
    Optional<Document> own(StoredImage image) {
        return manifests.manifests(image.id()).stream().findFirst();
    }

    /** What the image's index lists; of an image without one its manifest alone. */
    List<Descriptor> listed(StoredImage image) {
        return kept.index(image.id())
                .map(index -> read(index, OciIndex.class).manifests())
                .or(() -> own(image).map(one -> List.of(descriptor(one))))
                .orElse(List.of());
    }

    /** Attestation manifests that are about any of the image's manifests. */
    List<OciManifest> attestations(StoredImage image) {
        List<String> own = manifests.manifests(image.id()).stream().map(Document::digest).toList();
        return listed(image).stream()
                .filter(one -> attestation(one) && own.contains(subject(one)))
                .flatMap(one -> manifest(one.digest()).stream())
                .toList();
    }

    Optional<OciManifest> manifest(String digest) {
        return document(digest).map(one -> read(one, OciManifest.class));
    }

    Optional<Document> document(String digest) {
        return kept.find(digest)
                .or(
                        () ->
                                manifests
                                        .manifest(digest)
                                        .map(
                                                one ->
                                                        new Document(
                                                                one.mediaType(),
                                                                digest,
                                                                one.document())));
    }

    static Descriptor descriptor(Document document) {
        return descriptor(document.mediaType(), document.digest(), document.bytes().length);
    }

    static Descriptor descriptor(String mediaType, String digest, long size) {
        return new Descriptor(mediaType, digest, size, List.of(), Map.of(), null, null, "");
    }

    /** A document that need not be fetched again, with an image it belongs to. */
    Optional<KnownManifest> known(String digest) {
        return manifests.manifest(digest).or(() -> kept.known(digest));
    }

    /** What the names of all images stand for, by image. */
    Map<String, Descriptor> targets() {
        return kept.targets();
    }

    private <T> T read(Document document, Class<T> type) {
        try {
            return documents.read(document.bytes(), type);
        } catch (ArchiveException e) {
            throw EngineException.system(document.digest() + ": " + e.getMessage(), e);
        }
    }
}
