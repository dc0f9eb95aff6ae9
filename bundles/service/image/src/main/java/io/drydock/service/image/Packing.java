package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.image.OciManifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which form an image leaves: by the manifest it came with, if all blobs are here that it names,
 * else by a new one of plain layers.
 */
final class Packing {

    static final String OCI = "application/vnd.oci.image.";

    private final ArchiveLayers layers;
    private final BlobTable manifests;
    private final Contents contents;
    private final Documents documents;
    private final Variants variants;

    Packing(
            ArchiveLayers layers,
            BlobTable manifests,
            Contents contents,
            Documents documents,
            Variants variants) {
        this.layers = layers;
        this.manifests = manifests;
        this.contents = contents;
        this.documents = documents;
        this.variants = variants;
    }

    /** A layer in the form that leaves. */
    record Piece(String diffId, Descriptor form, SavedArchive.Source source) {}

    /**
     * An image.
     *
     * @param listed whether the index that is meant lists this manifest
     * @param layers lowest first
     */
    record Packed(StoredImage image, Document manifest, boolean listed, List<Piece> layers) {

        Descriptor descriptor(Platform platform) {
            return new Descriptor(
                    manifest.mediaType(),
                    manifest.digest(),
                    manifest.bytes().length,
                    List.of(),
                    Map.of(),
                    null,
                    platform,
                    "");
        }
    }

    /** Layers that stay while they are read. */
    final class Pins implements AutoCloseable {
        private final List<String> chains = new ArrayList<>();

        private List<Layer> pin(String chain) {
            if (chain.isEmpty()) {
                return List.of();
            }
            chains.add(chain);
            return layers.pinned(chain);
        }

        @Override
        public void close() {
            layers.unpin(chains);
        }
    }

    Pins pins() {
        return new Pins();
    }

    /** Fails if a layer cannot be written. */
    Packed pack(Meant meant, Pins pins) throws IOException {
        StoredImage image = meant.image();
        List<Layer> chain = pins.pin(image.chain());
        List<String> listed =
                meant.index() == null
                        ? List.of()
                        : variants.listed(meant).stream().map(Descriptor::digest).toList();
        List<Document> known = new ArrayList<>(manifests.manifests(image.id()));
        known.sort(Comparator.comparing(one -> !listed.contains(one.digest())));
        for (Document manifest : known) {
            Optional<List<Piece>> whole = whole(image, manifest, chain);
            if (whole.isPresent()) {
                boolean member = listed.contains(manifest.digest());
                return new Packed(image, manifest, member, whole.get());
            }
        }
        return made(image, chain);
    }

    /** The blobs a manifest names, if they are all here. */
    private Optional<List<Piece>> whole(StoredImage image, Document document, List<Layer> chain)
            throws IOException {
        OciManifest manifest = documents.read(document.bytes(), OciManifest.class);
        boolean same =
                manifest.config().digest().equals(image.id())
                        && manifest.layers().size() == chain.size();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; same && i < chain.size(); i++) {
            piece(chain.get(i), manifest.layers().get(i)).ifPresent(pieces::add);
            same = pieces.size() == i + 1;
        }
        return same ? Optional.of(pieces) : Optional.empty();
    }

    private Optional<Piece> piece(Layer layer, Descriptor form) throws IOException {
        if (form.digest().equals(layer.diffId())) {
            return Optional.of(plain(layer, form.mediaType()))
                    .filter(one -> one.form().size() == form.size());
        }
        Optional<Path> file = contents.whole(form.digest());
        if (file.isEmpty() || Files.size(file.get()) != form.size()) {
            return Optional.empty();
        }
        return Optional.of(new Piece(layer.diffId(), form, out -> Files.copy(file.get(), out)));
    }

    private Piece plain(Layer layer, String type) throws IOException {
        long size = layers.size(layer);
        return new Piece(
                layer.diffId(),
                Variants.descriptor(type, layer.diffId(), size),
                out -> layers.write(layer, out));
    }

    private Packed made(StoredImage image, List<Layer> chain) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Layer layer : chain) {
            pieces.add(plain(layer, OCI + "layer.v1.tar"));
        }
        String type = OCI + "manifest.v1+json";
        Descriptor config =
                Variants.descriptor(OCI + "config.v1+json", image.id(), image.config().length);
        List<Descriptor> forms = pieces.stream().map(Piece::form).toList();
        byte[] manifest =
                documents.write(new OciManifest(2, type, "", config, forms, null, Map.of()));
        return new Packed(image, new Document(type, Digests.of(manifest), manifest), false, pieces);
    }
}
