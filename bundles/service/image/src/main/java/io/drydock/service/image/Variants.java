package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownManifest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.service.platforms.Platforms;
import io.drydock.service.tar.ArchiveException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What references stand for and what their indexes know: the same image for several platforms, and
 * what is attested about each. Every platform is an image of its own.
 */
final class Variants {

    private static final String TYPE = "vnd.docker.reference.type";
    private static final String SUBJECT = "vnd.docker.reference.digest";

    private final ImageResolver resolver;
    private final Meanings meanings;
    private final ImageTable images;
    private final BlobTable manifests;
    private final KeptTable kept;
    private final Documents documents;

    Variants(
            ImageResolver resolver,
            Meanings meanings,
            ImageTable images,
            BlobTable manifests,
            KeptTable kept,
            Documents documents) {
        this.resolver = resolver;
        this.meanings = meanings;
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

    /** What a manifest is made of. */
    static List<Descriptor> blobs(OciManifest manifest) {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream()).toList();
    }

    /** What a reference stands for; NOT_FOUND as of {@link ImageResolver#require}. */
    Meant meant(String reference) {
        return find(reference)
                .orElseThrow(
                        () ->
                                EngineException.notFound(
                                        "No such image: " + ImageResolver.familiar(reference)));
    }

    Optional<Meant> find(String reference) {
        return resolver.find(reference)
                .map(
                        image ->
                                ImageResolver.isIdOf(reference, image.id())
                                        ? meant(image)
                                        : named(image, ImageName.parse(reference).tagOrLatest()));
    }

    /** What a name of this image stands for. */
    Meant named(StoredImage image, ImageName name) {
        return new Meant(image, kept.index(image.id(), meanings.index(name)).orElse(null));
    }

    /** An id stands for its index where a name would. */
    Meant meant(StoredImage image) {
        return new Meant(
                image,
                kept.index(image.id())
                        .filter(index -> meanings.chosen(image, index.digest()))
                        .orElse(null));
    }

    /** All images here that are meant, the default one first. */
    List<StoredImage> images(Meant meant) {
        Set<String> seen = new HashSet<>();
        List<StoredImage> others =
                meant.index() == null ? List.of() : meanings.members(meant.target());
        return Stream.concat(Stream.of(meant.image()), others.stream())
                .filter(one -> seen.add(one.id()))
                .toList();
    }

    /**
     * The one for a platform.
     *
     * @throws EngineException NOT_FOUND with dockerd's text without one: clients then pull
     */
    Meant require(String reference, Meant meant, Platform wanted) {
        return images(meant).stream()
                .filter(one -> fits(one, meant, wanted))
                .findFirst()
                .map(one -> new Meant(one, meant.index()))
                .orElseThrow(() -> mismatch(reference, platform(meant.image()), wanted));
    }

    private boolean fits(StoredImage image, Meant meant, Platform wanted) {
        List<String> own = manifests.manifests(image.id()).stream().map(Document::digest).toList();
        return Platforms.fits(platform(image), wanted)
                || listed(meant).stream()
                        .filter(one -> own.contains(one.digest()))
                        .anyMatch(
                                one ->
                                        one.platform() != null
                                                && Platforms.fits(one.platform(), wanted));
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

    /** What is meant, with a registry: an index, else a manifest. */
    Optional<Document> target(Meant meant) {
        return meant.index() == null ? own(meant.image()) : Optional.of(meant.index());
    }

    /** A manifest of the image itself. */
    Optional<Document> own(StoredImage image) {
        return manifests.manifests(image.id()).stream().findFirst();
    }

    /** What the index lists; without one the image's manifest alone. */
    List<Descriptor> listed(Meant meant) {
        return meant.index() == null
                ? own(meant.image()).map(one -> List.of(descriptor(one))).orElse(List.of())
                : read(meant.index(), OciIndex.class).manifests();
    }

    /** Attestation manifests that are about any of the image's manifests. */
    List<OciManifest> attestations(Meant meant) {
        List<String> own =
                manifests.manifests(meant.image().id()).stream().map(Document::digest).toList();
        return listed(meant).stream()
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
