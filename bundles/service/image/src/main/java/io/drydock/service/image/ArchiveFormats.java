package io.drydock.service.image;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.image.DockerArchiveManifestItem;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the images in an archive: docker's {@code manifest.json} or the index of an OCI layout. */
final class ArchiveFormats {

    private static final int MAX_DOCUMENT = 16 << 20;
    private static final int MAX_NESTING = 4;

    private final Documents documents;
    private final String architecture;

    ArchiveFormats(Documents documents, String architecture) {
        this.documents = documents;
        this.architecture = architecture;
    }

    List<ArchivedImage> images(ArchiveIndex archive) throws IOException {
        if (archive.has("manifest.json")) {
            return docker(archive);
        }
        if (archive.has("index.json")) {
            List<ArchivedImage> images = new ArrayList<>();
            byte[] index = archive.bytes("index.json", MAX_DOCUMENT);
            for (Descriptor one : documents.read(index, OciIndex.class).manifests()) {
                add(archive, one, names(one), MAX_NESTING, images);
            }
            return images;
        }
        throw new ArchiveException("invalid archive: does not contain a manifest.json");
    }

    private List<ArchivedImage> docker(ArchiveIndex archive) throws IOException {
        List<ArchivedImage> images = new ArrayList<>();
        byte[] manifest = archive.bytes("manifest.json", MAX_DOCUMENT);
        for (DockerArchiveManifestItem item :
                documents.readList(manifest, DockerArchiveManifestItem.class)) {
            List<ArchivedImage.LayerSource> layers = new ArrayList<>();
            for (String layer : item.layers()) {
                layers.add(archive.layer(layer));
            }
            List<String> tags = item.repoTags();
            images.add(
                    new ArchivedImage(
                            archive.bytes(item.config(), MAX_DOCUMENT),
                            tags == null ? List.of() : tags,
                            layers));
        }
        return images;
    }

    private void add(
            ArchiveIndex archive,
            Descriptor descriptor,
            List<String> names,
            int depth,
            List<ArchivedImage> images)
            throws IOException {
        if (!archive.has(path(descriptor))) {
            // Archives of one platform keep the whole index.
            return;
        }
        byte[] document = blob(archive, descriptor);
        if (!isIndex(descriptor, document)) {
            addManifest(archive, documents.read(document, OciManifest.class), names, images);
        } else if (depth > 0) {
            for (Descriptor one : chosen(documents.read(document, OciIndex.class))) {
                add(archive, one, names, depth - 1, images);
            }
        } else {
            throw new ArchiveException("image index nested too deeply");
        }
    }

    private void addManifest(
            ArchiveIndex archive,
            OciManifest manifest,
            List<String> names,
            List<ArchivedImage> images)
            throws IOException {
        List<ArchivedImage.LayerSource> layers = new ArrayList<>();
        for (Descriptor layer : manifest.layers()) {
            layers.add(archive.layer(path(layer)));
        }
        images.add(new ArchivedImage(blob(archive, manifest.config()), names, layers));
    }

    /** The one manifest for this host. */
    private List<Descriptor> chosen(OciIndex index) throws ArchiveException {
        for (Descriptor one : index.manifests()) {
            Platform platform = one.platform();
            if (platform == null
                    || (platform.os().equals("linux")
                            && platform.architecture().equals(architecture))) {
                return List.of(one);
            }
        }
        throw new ArchiveException(
                "no image for platform linux/" + architecture + " in the archive's index");
    }

    private static boolean isIndex(Descriptor descriptor, byte[] document) {
        String type = descriptor.mediaType();
        boolean told =
                type.endsWith("image.index.v1+json") || type.endsWith("manifest.list.v2+json");
        return told
                || (type.isEmpty()
                        && new String(document, java.nio.charset.StandardCharsets.UTF_8)
                                .contains("\"manifests\""));
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

    private byte[] blob(ArchiveIndex archive, Descriptor descriptor) throws IOException {
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
