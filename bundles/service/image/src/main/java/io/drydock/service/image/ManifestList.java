package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.image.AttestationStatement;
import io.drydock.api.model.image.ImageIdentity;
import io.drydock.api.model.image.ImageManifestSummary;
import io.drydock.api.model.image.ImageManifestSummary.AttestationData;
import io.drydock.api.model.image.ImageManifestSummary.ImageData;
import io.drydock.api.model.image.ImageManifestSummary.Size;
import io.drydock.api.model.image.ImageManifestSummary.Unpacked;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciManifest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests of images, and what is attested about them. */
final class ManifestList {

    private static final String PREDICATE = "in-toto.io/predicate-type";

    private final Variants variants;
    private final Meanings meanings;
    private final Contents contents;
    private final ImageUsers users;

    ManifestList(Variants variants, Meanings meanings, Contents contents, ImageUsers users) {
        this.variants = variants;
        this.meanings = meanings;
        this.contents = contents;
        this.users = users;
    }

    /** What is meant, if a registry or an archive has told. */
    @Nullable Descriptor target(Meant meant) {
        return variants.target(meant).map(Variants::descriptor).orElse(null);
    }

    /** The same of all images, by image. */
    Map<String, Descriptor> targets() {
        return variants.targets();
    }

    /** Null where no manifest is known, as of an image that was made here. */
    @Nullable List<ImageManifestSummary> of(Meant meant, boolean identity) {
        List<ImageManifestSummary> all =
                variants.listed(meant).stream().map(one -> summary(one, identity)).toList();
        return all.isEmpty() ? null : all;
    }

    /** Null for an image that never was in a registry. */
    @Nullable ImageIdentity identity(StoredImage image) {
        List<ImageIdentity.Pull> from =
                meanings.holding(image.id()).stream()
                        .filter(name -> !name.tagged())
                        .map(ImageName::repository)
                        .distinct()
                        .map(ImageIdentity.Pull::new)
                        .toList();
        return from.isEmpty() ? null : new ImageIdentity(from);
    }

    private ImageManifestSummary summary(Descriptor one, boolean identity) {
        if (Variants.attestation(one)) {
            return attestation(one);
        }
        Optional<StoredImage> image = variants.image(one.digest());
        Platform platform = one.platform();
        if (image.isEmpty() && platform == null) {
            return new ImageManifestSummary(
                    one.digest(), one, false, new Size(0, 0), "unknown", null, null);
        }
        long content = image.map(it -> content(one.digest(), it)).orElse(0L);
        long unpacked = image.map(StoredImage::size).orElse(0L);
        Platform shown = platform == null ? variants.platform(image.orElseThrow()) : platform;
        return new ImageManifestSummary(
                one.digest(),
                one,
                image.isPresent(),
                new Size(content + unpacked, content),
                "image",
                new ImageData(
                        shown,
                        identity ? image.map(this::identity).orElse(null) : null,
                        image.map(this::containers).orElse(List.of()),
                        new Unpacked(unpacked)),
                null);
    }

    private List<String> containers(StoredImage image) {
        return users.users(image.id()).stream().map(ImageUsers.User::containerId).toList();
    }

    /** The documents, and of the blobs those that are kept as they came. */
    private long content(String manifest, StoredImage image) {
        long documents = variants.document(manifest).map(one -> one.bytes().length).orElse(0);
        long blobs =
                variants.manifest(manifest).stream()
                        .flatMap(one -> one.layers().stream())
                        .filter(layer -> contents.whole(layer.digest()).isPresent())
                        .mapToLong(Descriptor::size)
                        .sum();
        return documents + image.config().length + blobs;
    }

    private ImageManifestSummary attestation(Descriptor one) {
        Optional<OciManifest> manifest = variants.manifest(one.digest());
        List<Document> here = new ArrayList<>();
        variants.document(one.digest()).ifPresent(here::add);
        List<Descriptor> blobs = manifest.map(Variants::blobs).orElse(List.of());
        blobs.forEach(blob -> variants.document(blob.digest()).ifPresent(here::add));
        long bytes = here.stream().mapToLong(document -> document.bytes().length).sum();
        return new ImageManifestSummary(
                one.digest(),
                one,
                manifest.isPresent() && here.size() == 1 + blobs.size(),
                new Size(bytes, bytes),
                "attestation",
                null,
                new AttestationData(Variants.subject(one)));
    }

    /**
     * Statements about the image.
     *
     * @param types predicates that are wanted, empty for all
     * @param whole with the statements' text
     */
    List<AttestationStatement> statements(Meant meant, List<String> types, boolean whole) {
        return variants.attestations(meant).stream()
                .flatMap(manifest -> manifest.layers().stream())
                .filter(layer -> layer.annotations().containsKey(PREDICATE))
                .filter(layer -> types.isEmpty() || types.contains(predicate(layer)))
                .flatMap(layer -> statement(layer, whole))
                .toList();
    }

    private Stream<AttestationStatement> statement(Descriptor layer, boolean whole) {
        return variants.document(layer.digest()).stream()
                .map(
                        document ->
                                new AttestationStatement(
                                        layer,
                                        predicate(layer),
                                        whole
                                                ? new String(
                                                        document.bytes(), StandardCharsets.UTF_8)
                                                : null));
    }

    private static String predicate(Descriptor layer) {
        return layer.annotations().getOrDefault(PREDICATE, "");
    }
}
