package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Attestation;
import io.drydock.api.engine.image.ImageExchange.Consignment;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.engine.image.ImageExchange.Departure;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownBlob;
import io.drydock.api.model.Descriptor;
import io.drydock.service.image.Packing.Packed;
import io.drydock.service.image.Packing.Piece;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes to a registry by an index: all that it lists, in the form that it lists, or nothing.
 */
final class Shipping {

    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

    private final Packing packing;
    private final Variants variants;
    private final LayerTable layers;
    private final BlobTable blobs;
    private final Contents contents;

    Shipping(
            Packing packing,
            Variants variants,
            LayerTable layers,
            BlobTable blobs,
            Contents contents) {
        this.packing = packing;
        this.variants = variants;
        this.layers = layers;
        this.blobs = blobs;
        this.contents = contents;
    }

    /** Empty for an image alone. */
    Optional<Consignment> consignment(Meant meant) {
        return Optional.ofNullable(meant.index())
                .map(
                        index ->
                                whole(meant, index)
                                        .orElse(new Consignment(index, List.of(), List.of())));
    }

    private Optional<Consignment> whole(Meant meant, Document index) {
        List<Departure> images = new ArrayList<>();
        List<Attestation> attested = new ArrayList<>();
        for (Descriptor one : variants.listed(meant)) {
            boolean here =
                    Variants.attestation(one)
                            ? attestation(one).map(attested::add).orElse(false)
                            : image(one, index).map(images::add).orElse(false);
            if (!here) {
                return Optional.empty();
            }
        }
        return Optional.of(new Consignment(index, images, attested));
    }

    private Optional<Attestation> attestation(Descriptor one) {
        Optional<Document> document = variants.document(one.digest());
        List<Descriptor> named =
                variants.manifest(one.digest()).map(Variants::blobs).orElse(List.of());
        List<Document> here =
                named.stream().flatMap(blob -> variants.document(blob.digest()).stream()).toList();
        return document.filter(manifest -> here.size() == named.size())
                .map(manifest -> new Attestation(manifest, here));
    }

    private Optional<Departure> image(Descriptor one, Document index) {
        Optional<StoredImage> image = variants.image(one.digest());
        if (image.isEmpty()) {
            return Optional.empty();
        }
        try (Packing.Pins pins = packing.pins()) {
            Packed packed = packing.pack(new Meant(image.get(), index), pins);
            return Optional.of(packed)
                    .filter(it -> it.manifest().digest().equals(one.digest()))
                    .map(this::departure);
        } catch (IOException e) {
            LOG.debug("manifest {} cannot be pushed: {}", one.digest(), e.getMessage());
            return Optional.empty();
        }
    }

    private Departure departure(Packed packed) {
        List<Layer> chain = layers.chain(packed.image().chain());
        List<DepartingLayer> departing = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            Layer layer = chain.get(i);
            Piece piece = packed.layers().get(i);
            departing.add(
                    new DepartingLayer(
                            layer.chain(),
                            layer.diffId(),
                            layer.size(),
                            List.of(form(piece)),
                            true));
        }
        return new Departure(
                packed.image().id(),
                packed.image().config(),
                List.of(packed.manifest()),
                departing);
    }

    private KnownBlob form(Piece piece) {
        Descriptor form = piece.form();
        return new KnownBlob(
                form.digest(),
                form.size(),
                form.mediaType(),
                contents.whole(form.digest()),
                blobs.places(form.digest()));
    }
}
