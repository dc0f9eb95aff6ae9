package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.service.image.Packing.Packed;
import io.drydock.service.image.Packing.Piece;
import io.drydock.service.image.SavedNames.Wanted;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code docker save}: a docker archive that is an OCI layout at the same time, as Docker writes it
 * from version 25 on. What came by an index goes out by it, with what is attested; platforms that
 * are not here are left out, and whoever loads it finds them missing as they are here.
 */
final class ImageSaving {

    private final Packing packing;
    private final ImageTable images;
    private final ImageResolver resolver;
    private final Variants variants;
    private final Documents documents;
    private final ImageEvents events;
    private final ContentHashes hashes;

    ImageSaving(
            Packing packing,
            ImageTable images,
            ImageResolver resolver,
            Variants variants,
            Documents documents,
            ImageEvents events,
            ContentHashes hashes) {
        this.packing = packing;
        this.images = images;
        this.resolver = resolver;
        this.variants = variants;
        this.documents = documents;
        this.events = events;
        this.hashes = hashes;
    }

    private record Contents(
            List<Descriptor> manifests,
            List<Map<String, Object>> items,
            Map<String, Map<String, String>> repositories) {

        Contents() {
            this(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    /** {@code platforms}: none for all that the names stand for. */
    void save(List<String> references, List<Platform> platforms, OutputStream out)
            throws IOException {
        SavedNames wanted = new SavedNames(images, resolver, variants, platforms);
        references.forEach(wanted::add);
        PlatformThread.call("drydock-save", () -> write(wanted.all(), out));
    }

    private boolean write(List<Wanted> wanted, OutputStream out) throws IOException {
        try (Packing.Pins pins = packing.pins()) {
            // All that can be known to be missing is known before the first byte.
            Map<Wanted, List<Packed>> found = new LinkedHashMap<>();
            for (Wanted one : wanted) {
                List<Packed> packed = new ArrayList<>();
                for (StoredImage image : one.images()) {
                    packed.add(packing.pack(new Meant(image, one.meant().index()), pins));
                }
                found.put(one, packed);
            }
            SavedArchive archive = new SavedArchive(out, hashes);
            Contents contents = new Contents();
            for (Map.Entry<Wanted, List<Packed>> one : found.entrySet()) {
                add(archive, contents, one.getKey(), one.getValue());
            }
            finish(archive, contents);
            return true;
        }
    }

    private void add(SavedArchive archive, Contents contents, Wanted wanted, List<Packed> all)
            throws IOException {
        for (Packed one : all) {
            for (Piece layer : one.layers()) {
                archive.blob(layer.form().digest(), layer.form().size(), layer.source());
            }
            write(archive, one.image().id(), one.image().config());
            write(archive, one.manifest().digest(), one.manifest().bytes());
        }
        List<Descriptor> attested = attestations(archive, wanted.meant(), all);
        index(contents, top(archive, wanted.meant(), all, attested), wanted.names());
        item(contents, all.getFirst(), wanted.names());
        for (Packed one : all) {
            String id = one.image().id();
            events.publish("save", id, id, documents.config(one.image()));
        }
    }

    private static void write(SavedArchive archive, String digest, byte[] bytes)
            throws IOException {
        archive.blob(digest, bytes.length, out -> out.write(bytes));
    }

    /** What is here of what is attested about images whose manifests are in the archive. */
    private List<Descriptor> attestations(SavedArchive archive, Meant meant, List<Packed> all)
            throws IOException {
        List<Descriptor> written = new ArrayList<>();
        for (Descriptor one : variants.listed(meant)) {
            boolean about =
                    Variants.attestation(one)
                            && all.stream()
                                    .anyMatch(
                                            it ->
                                                    it.manifest()
                                                            .digest()
                                                            .equals(Variants.subject(one)));
            @Nullable Document manifest = variants.document(one.digest()).orElse(null);
            if (about && manifest != null) {
                write(archive, one.digest(), manifest.bytes());
                for (Descriptor blob :
                        Variants.blobs(documents.read(manifest.bytes(), OciManifest.class))) {
                    Document document = variants.document(blob.digest()).orElse(null);
                    if (document != null) {
                        write(archive, document.digest(), document.bytes());
                    }
                }
                written.add(one);
            }
        }
        return written;
    }

    /** The index that all came by; a new one for several that had to be made anew. */
    private Descriptor top(
            SavedArchive archive, Meant meant, List<Packed> all, List<Descriptor> attested)
            throws IOException {
        @Nullable Document index = meant.index();
        if (index != null && all.stream().allMatch(Packed::listed)) {
            write(archive, index.digest(), index.bytes());
            return Variants.descriptor(index);
        }
        if (all.size() == 1) {
            return Variants.descriptor(all.getFirst().manifest());
        }
        List<Descriptor> listed = new ArrayList<>();
        all.forEach(one -> listed.add(one.descriptor(variants.platform(one.image()))));
        listed.addAll(attested);
        byte[] made =
                documents.write(
                        new OciIndex(2, Packing.OCI + "index.v1+json", "", listed, Map.of()));
        String digest = Digests.of(made);
        write(archive, digest, made);
        return Variants.descriptor(Packing.OCI + "index.v1+json", digest, made.length);
    }

    private static void index(Contents contents, Descriptor top, Set<ImageName> names) {
        if (names.isEmpty()) {
            contents.manifests().add(top);
        }
        for (ImageName name : names) {
            Map<String, String> annotations = new LinkedHashMap<>();
            annotations.put("io.containerd.image.name", name.repository() + ":" + name.tag());
            annotations.put("org.opencontainers.image.ref.name", name.tag());
            contents.manifests()
                    .add(
                            new Descriptor(
                                    top.mediaType(),
                                    top.digest(),
                                    top.size(),
                                    List.of(),
                                    annotations,
                                    null,
                                    null,
                                    ""));
        }
    }

    /** Docker's list has the default platform alone. */
    private static void item(Contents contents, Packed image, Set<ImageName> names) {
        List<Descriptor> blobs = image.layers().stream().map(Piece::form).toList();
        String id = image.image().id();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Config", SavedArchive.path(id));
        item.put(
                "RepoTags",
                names.isEmpty() ? null : names.stream().map(ImageName::familiar).toList());
        item.put("Layers", blobs.stream().map(blob -> SavedArchive.path(blob.digest())).toList());
        Map<String, Descriptor> sources = new LinkedHashMap<>();
        image.layers().forEach(layer -> sources.put(layer.diffId(), layer.form()));
        item.put("LayerSources", sources);
        contents.items().add(item);
        for (ImageName name : names) {
            String top = blobs.isEmpty() ? id : blobs.getLast().digest();
            contents.repositories()
                    .computeIfAbsent(name.familiarRepository(), key -> new LinkedHashMap<>())
                    .put(name.tag(), top.substring(Digests.PREFIX.length()));
        }
    }

    private void finish(SavedArchive archive, Contents contents) throws IOException {
        OciIndex index =
                new OciIndex(2, Packing.OCI + "index.v1+json", "", contents.manifests(), Map.of());
        archive.document("index.json", documents.write(index));
        archive.document("manifest.json", documents.write(contents.items()));
        archive.document("oci-layout", documents.write(Map.of("imageLayoutVersion", "1.0.0")));
        if (!contents.repositories().isEmpty()) {
            archive.document("repositories", documents.write(contents.repositories()));
        }
        archive.finish();
    }
}
