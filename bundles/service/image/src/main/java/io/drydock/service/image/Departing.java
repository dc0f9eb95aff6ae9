package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Consignment;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.engine.image.ImageExchange.Departure;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownBlob;
import io.drydock.api.engine.image.ImageExchange.Publication;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.store.Schema;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Images that go to registries. */
final class Departing {

    private final Schema schema;
    private final ImageTable images;
    private final Meanings meanings;
    private final Shipping shipping;
    private final LayerTable layers;
    private final ArchiveLayers archives;
    private final BlobTable blobs;
    private final Contents contents;

    Departing(
            Schema schema,
            ImageTable images,
            Meanings meanings,
            Shipping shipping,
            LayerTable layers,
            ArchiveLayers archives,
            BlobTable blobs,
            Contents contents) {
        this.schema = schema;
        this.images = images;
        this.meanings = meanings;
        this.shipping = shipping;
        this.layers = layers;
        this.archives = archives;
        this.blobs = blobs;
        this.contents = contents;
    }

    List<String> tags(String repository) {
        return images.tags(repository);
    }

    Departure departure(StoredImage image) {
        return new Departure(
                image.id(),
                image.config(),
                blobs.manifests(image.id()),
                layers.chain(image.chain()).stream().map(this::layer).toList());
    }

    Optional<Consignment> consignment(Meant meant) {
        return shipping.consignment(meant);
    }

    private DepartingLayer layer(Layer layer) {
        List<KnownBlob> known =
                blobs.of(layer.diffId()).stream()
                        .map(
                                blob ->
                                        new KnownBlob(
                                                blob.digest(),
                                                blob.size(),
                                                blob.mediaType(),
                                                contents.whole(blob.digest()),
                                                blobs.places(blob.digest())))
                        .toList();
        return new DepartingLayer(layer.chain(), layer.diffId(), layer.size(), known, false);
    }

    void archive(String chain, OutputStream archive) throws IOException {
        Layer layer =
                layers.find(chain)
                        .orElseThrow(
                                () ->
                                        EngineException.notFound(
                                                "layer does not exist: " + Digests.shortId(chain)));
        PlatformThread.call(
                "drydock-archive",
                () -> {
                    archives.pinned(layer.chain());
                    try {
                        archives.write(layer, archive);
                        return true;
                    } finally {
                        archives.unpin(List.of(layer.chain()));
                    }
                });
    }

    void published(Publication publication) {
        schema.run(
                transaction -> {
                    if (!images.exists(transaction, publication.image())) {
                        return;
                    }
                    Document index = publication.index();
                    Document top = index == null ? publication.manifest() : index;
                    meanings.name(
                            transaction,
                            ImageName.of(publication.repository(), "@" + top.digest()),
                            publication.image(),
                            index == null ? "" : index.digest());
                    blobs.add(transaction, publication.manifest(), publication.image());
                    publication
                            .blobs()
                            .forEach(
                                    blob -> blobs.add(transaction, blob, publication.repository()));
                });
    }
}
