package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.service.platforms.Platforms;
import io.drydock.service.tar.ArchiveException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The OCI layout in an archive: manifests, the indexes that lead to them, what is attested. */
final class OciLayout {

    static final int MAX_DOCUMENT = 16 << 20;
    private static final int MAX_NESTING = 4;

    private final ArchiveIndex archive;
    private final Documents documents;

    OciLayout(ArchiveIndex archive, Documents documents) {
        this.archive = archive;
        this.documents = documents;
    }

    /**
     * An image that is in the archive.
     *
     * @param platform as the index or the image's configuration tells
     */
    record Found(OciManifest manifest, Platform platform, Kept kept) {

        /** Digest of its configuration, the image's id. */
        String config() {
            return manifest.config().digest();
        }
    }

    /**
     * What stands in {@code index.json} under one name: an image, or the same for several
     * platforms.
     *
     * @param indexed whether an index leads to them
     * @param there those that are in the archive
     */
    record Group(List<String> names, boolean indexed, List<Found> there) {}

    /** Archives of one platform keep the whole index: what is not in the archive is left out. */
    List<Group> groups() throws IOException {
        List<Group> groups = new ArrayList<>();
        byte[] index = archive.bytes("index.json", MAX_DOCUMENT);
        for (Descriptor one : documents.read(index, OciIndex.class).manifests()) {
            if (archive.has(path(one)) && !Variants.attestation(one)) {
                byte[] document = blob(one);
                List<Found> there = new ArrayList<>();
                add(one, document, null, MAX_NESTING, there);
                groups.add(new Group(names(one), isIndex(one, document), there));
            }
        }
        return groups;
    }

    ArchivedImage image(Found found, List<String> names) throws IOException {
        List<ArchivedImage.LayerSource> layers = new ArrayList<>();
        for (Descriptor layer : found.manifest().layers()) {
            layers.add(archive.layer(path(layer)));
        }
        return new ArchivedImage(blob(found.manifest().config()), names, layers, found.kept());
    }

    /** Whether all of it is in the archive. */
    boolean whole(Found found) {
        return Stream.concat(
                        Stream.of(found.manifest().config()), found.manifest().layers().stream())
                .allMatch(this::here);
    }

    private boolean here(Descriptor blob) {
        try {
            return archive.has(path(blob));
        } catch (ArchiveException e) {
            return false;
        }
    }

    private void add(
            Descriptor descriptor,
            byte[] document,
            @Nullable Document index,
            int depth,
            List<Found> there)
            throws IOException {
        if (!isIndex(descriptor, document)) {
            OciManifest manifest = documents.read(document, OciManifest.class);
            Document own = document(descriptor, document);
            Kept kept = new Kept(own, index, attached(index, descriptor.digest()));
            there.add(new Found(manifest, platform(descriptor, manifest), kept));
            return;
        }
        if (depth == 0) {
            throw new ArchiveException("image index nested too deeply");
        }
        Document top = index == null ? document(descriptor, document) : index;
        for (Descriptor one : documents.read(document, OciIndex.class).manifests()) {
            if (archive.has(path(one)) && !Variants.attestation(one)) {
                add(one, blob(one), top, depth - 1, there);
            }
        }
    }

    private Platform platform(Descriptor descriptor, OciManifest manifest) throws IOException {
        Platform told = descriptor.platform();
        return told == null
                ? Platforms.of(documents.read(blob(manifest.config()), ImageConfigDocument.class))
                : told;
    }

    private List<Document> attached(@Nullable Document index, String subject) throws IOException {
        List<Document> attached = new ArrayList<>();
        if (index == null) {
            return attached;
        }
        for (Descriptor one : documents.read(index.bytes(), OciIndex.class).manifests()) {
            boolean wanted = Variants.attestation(one) && Variants.subject(one).equals(subject);
            if (wanted && archive.has(path(one))) {
                byte[] manifest = blob(one);
                attached.add(document(one, manifest));
                for (Descriptor blob :
                        Variants.blobs(documents.read(manifest, OciManifest.class))) {
                    if (here(blob)) {
                        attached.add(document(blob, blob(blob)));
                    }
                }
            }
        }
        return attached;
    }

    private static Document document(Descriptor descriptor, byte[] bytes) {
        return new Document(descriptor.mediaType(), descriptor.digest(), bytes);
    }

    private static boolean isIndex(Descriptor descriptor, byte[] document) {
        String type = descriptor.mediaType();
        boolean told =
                type.endsWith("image.index.v1+json") || type.endsWith("manifest.list.v2+json");
        return told
                || (type.isEmpty()
                        && new String(document, StandardCharsets.UTF_8).contains("\"manifests\""));
    }

    private static List<String> names(Descriptor descriptor) {
        String containerd = descriptor.annotations().get("io.containerd.image.name");
        if (containerd != null) {
            return List.of(containerd);
        }
        String name =
                descriptor.annotations().getOrDefault("org.opencontainers.image.ref.name", "");
        // A tag alone says nothing without its repository.
        return name.contains(":") || name.contains("/") ? List.of(name) : List.of();
    }

    private byte[] blob(Descriptor descriptor) throws IOException {
        byte[] bytes = archive.bytes(path(descriptor), MAX_DOCUMENT);
        if (!Digests.of(bytes).equals(descriptor.digest())) {
            throw new ArchiveException("blob " + descriptor.digest() + " has another digest");
        }
        return bytes;
    }

    private static String path(Descriptor descriptor) throws ArchiveException {
        String digest = descriptor.digest();
        if (!digest.matches("[a-z0-9]+:[a-f0-9]{32,128}")) {
            throw new ArchiveException("invalid digest: " + digest);
        }
        return "blobs/" + digest.replace(':', '/');
    }
}
