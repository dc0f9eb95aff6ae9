package io.drydock.service.image;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.spi.linux.ContentHashes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code docker save}: a docker archive that is an OCI layout at the same time, as Docker writes it
 * from version 25 on.
 */
final class ImageSaving {

    private static final String OCI = "application/vnd.oci.image.";

    private final ArchiveLayers layers;
    private final ImageTable images;
    private final ImageResolver resolver;
    private final Variants variants;
    private final Documents documents;
    private final ImageEvents events;
    private final ContentHashes hashes;

    ImageSaving(
            ArchiveLayers layers,
            ImageTable images,
            ImageResolver resolver,
            Variants variants,
            Documents documents,
            ImageEvents events,
            ContentHashes hashes) {
        this.layers = layers;
        this.images = images;
        this.resolver = resolver;
        this.variants = variants;
        this.documents = documents;
        this.events = events;
        this.hashes = hashes;
    }

    /** What the documents at the end of the archive say. */
    private record Contents(
            List<Descriptor> manifests,
            List<Map<String, Object>> items,
            Map<String, Map<String, String>> repositories) {

        Contents() {
            this(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    /** {@code platforms}: one or none, which is the one that the name stands for. */
    void save(List<String> references, List<Platform> platforms, OutputStream out)
            throws IOException {
        if (platforms.size() > 1) {
            throw EngineException.invalid("multiple platform parameters not supported");
        }
        SavedNames wanted = new SavedNames(images, resolver, variants, platforms);
        references.forEach(wanted::add);
        PlatformThread.call("drydock-save", () -> write(wanted, out));
    }

    private boolean write(SavedNames wanted, OutputStream out) throws IOException {
        List<String> pinned = new ArrayList<>();
        try {
            Map<StoredImage, List<Layer>> found = new LinkedHashMap<>();
            Map<Layer, Long> sizes = new LinkedHashMap<>();
            for (String id : wanted.ids()) {
                StoredImage image = resolver.require(id);
                List<Layer> chain =
                        image.chain().isEmpty() ? List.of() : layers.pinned(image.chain());
                pinned.add(image.chain());
                found.put(image, chain);
                for (Layer layer : chain) {
                    sizes.put(layer, layers.size(layer));
                }
            }
            // All that can be known to be missing is known before the first byte.
            SavedArchive archive = new SavedArchive(out, hashes);
            Contents contents = new Contents();
            for (Map.Entry<StoredImage, List<Layer>> one : found.entrySet()) {
                StoredImage image = one.getKey();
                add(archive, contents, image, one.getValue(), sizes, wanted.names(image.id()));
                events.publish("save", image.id(), image.id(), documents.config(image));
            }
            finish(archive, contents);
            return true;
        } finally {
            layers.unpin(pinned.stream().filter(chain -> !chain.isEmpty()).toList());
        }
    }

    private void add(
            SavedArchive archive,
            Contents contents,
            StoredImage image,
            List<Layer> chain,
            Map<Layer, Long> sizes,
            Set<ImageName> names)
            throws IOException {
        List<Descriptor> blobs = new ArrayList<>();
        for (Layer layer : chain) {
            long size = sizes.getOrDefault(layer, 0L);
            archive.blob(layer.diffId(), size, out -> layers.write(layer, out));
            blobs.add(descriptor(OCI + "layer.v1.tar", layer.diffId(), size, Map.of()));
        }
        archive.blob(image.id(), image.config().length, out -> out.write(image.config()));
        Descriptor config =
                descriptor(OCI + "config.v1+json", image.id(), image.config().length, Map.of());
        byte[] manifest =
                documents.write(
                        new OciManifest(
                                2, OCI + "manifest.v1+json", "", config, blobs, null, Map.of()));
        String digest = Digests.of(manifest);
        archive.blob(digest, manifest.length, out -> out.write(manifest));
        index(contents, digest, manifest.length, names);
        item(contents, image, blobs, names);
    }

    private static void index(Contents contents, String digest, int size, Set<ImageName> names) {
        String type = OCI + "manifest.v1+json";
        if (names.isEmpty()) {
            contents.manifests().add(descriptor(type, digest, size, Map.of()));
        }
        for (ImageName name : names) {
            Map<String, String> annotations = new LinkedHashMap<>();
            annotations.put("io.containerd.image.name", name.repository() + ":" + name.tag());
            annotations.put("org.opencontainers.image.ref.name", name.tag());
            contents.manifests().add(descriptor(type, digest, size, annotations));
        }
    }

    private static void item(
            Contents contents, StoredImage image, List<Descriptor> blobs, Set<ImageName> names) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Config", SavedArchive.path(image.id()));
        item.put(
                "RepoTags",
                names.isEmpty() ? null : names.stream().map(ImageName::familiar).toList());
        item.put("Layers", blobs.stream().map(blob -> SavedArchive.path(blob.digest())).toList());
        Map<String, Descriptor> sources = new LinkedHashMap<>();
        blobs.forEach(blob -> sources.put(blob.digest(), blob));
        item.put("LayerSources", sources);
        contents.items().add(item);
        for (ImageName name : names) {
            String top = blobs.isEmpty() ? image.id() : blobs.getLast().digest();
            contents.repositories()
                    .computeIfAbsent(name.familiarRepository(), key -> new LinkedHashMap<>())
                    .put(name.tag(), top.substring(Digests.PREFIX.length()));
        }
    }

    private void finish(SavedArchive archive, Contents contents) throws IOException {
        OciIndex index = new OciIndex(2, OCI + "index.v1+json", "", contents.manifests(), Map.of());
        archive.document("index.json", documents.write(index));
        archive.document("manifest.json", documents.write(contents.items()));
        archive.document("oci-layout", documents.write(Map.of("imageLayoutVersion", "1.0.0")));
        if (!contents.repositories().isEmpty()) {
            archive.document("repositories", documents.write(contents.repositories()));
        }
        archive.finish();
    }

    private static Descriptor descriptor(
            String type, String digest, long size, Map<String, String> annotations) {
        return new Descriptor(type, digest, size, List.of(), annotations, null, null, "");
    }
}
