package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Arrival;
import io.drydock.api.engine.image.ImageExchange.ArrivingLayer;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.engine.image.ImageExchange.Taken;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Images that come from registries. */
final class Arriving {

    private final LayerWorkshop shop;
    private final ImageTable images;
    private final Meanings meanings;
    private final BlobTable blobs;
    private final KeptTable kept;
    private final Contents contents;
    private final Documents documents;
    private final ImageEvents events;

    Arriving(
            LayerWorkshop shop,
            ImageTable images,
            Meanings meanings,
            BlobTable blobs,
            KeptTable kept,
            Contents contents,
            Documents documents,
            ImageEvents events) {
        this.shop = shop;
        this.images = images;
        this.meanings = meanings;
        this.blobs = blobs;
        this.kept = kept;
        this.contents = contents;
        this.documents = documents;
        this.events = events;
    }

    int present(List<String> diffIds) {
        int count = 0;
        for (String chain : Digests.chains(diffIds)) {
            if (shop.layers().find(chain).isEmpty()) {
                break;
            }
            count++;
        }
        return count;
    }

    Taken take(Arrival arrival) throws IOException {
        ImageConfigDocument config = checked(arrival);
        Taken taken = PlatformThread.call("drydock-take", () -> make(arrival, config));
        ImageName name = name(arrival);
        events.publish("pull", name.familiar(), name.familiarRepository(), config);
        return taken;
    }

    private Taken make(Arrival arrival, ImageConfigDocument config) throws IOException {
        List<String> diffIds = config.rootfs().diffIds();
        List<String> kept = new ArrayList<>();
        try (LayerMaking making = new LayerMaking(shop)) {
            making.pin(Digests.chains(diffIds));
            ArrivingLayers layers = new ArrivingLayers(making);
            for (int i = 0; i < diffIds.size(); i++) {
                ArrivingLayer layer = arrival.layers().get(i);
                if (layers.add(new RemoteLayer(diffIds.get(i), layer))) {
                    kept.add(layer.blob().digest());
                }
            }
            List<Layer> all = layers.unpack();
            contents.adopt(kept);
            return commit(making, arrival, all);
        } finally {
            contents.release(kept);
        }
    }

    private Taken commit(LayerMaking making, Arrival arrival, List<Layer> layers) {
        String id = Digests.of(arrival.config());
        String chain = layers.isEmpty() ? "" : layers.getLast().chain();
        long size = layers.stream().mapToLong(Layer::size).sum();
        StoredImage image = new StoredImage(id, arrival.config(), chain, size, "", "");
        ImageName name = name(arrival);
        ImageName digest = name.withDigest(arrival.digest());
        Document top = arrival.index();
        String index = top == null ? "" : top.digest();
        boolean[] news = new boolean[1];
        making.commit(
                transaction -> {
                    news[0] = !meanings.stands(transaction, name, id, index);
                    images.insert(transaction, image);
                    kept.add(transaction, kept(arrival), id);
                    meanings.name(transaction, digest, id, index);
                    meanings.name(transaction, name, id, index);
                    for (int i = 0; i < layers.size(); i++) {
                        blobs.add(
                                transaction,
                                published(layers.get(i), arrival.layers().get(i)),
                                arrival.repository());
                    }
                });
        return new Taken(id, news[0]);
    }

    private static Kept kept(Arrival arrival) {
        return new Kept(arrival.manifest(), arrival.index(), arrival.attached());
    }

    private static PublishedBlob published(Layer layer, ArrivingLayer from) {
        return new PublishedBlob(
                layer.diffId(), from.blob().digest(), from.blob().size(), from.blob().mediaType());
    }

    private static ImageName name(Arrival arrival) {
        return arrival.tag().isEmpty()
                ? ImageName.of(arrival.repository(), "@" + arrival.digest())
                : ImageName.of(arrival.repository(), ":" + arrival.tag());
    }

    private ImageConfigDocument checked(Arrival arrival) throws ArchiveException {
        ImageConfigDocument config = documents.read(arrival.config(), ImageConfigDocument.class);
        if (config.rootfs().diffIds().size() != arrival.layers().size()) {
            throw new ArchiveException("layers from manifest don't match image configuration");
        }
        String os = config.os();
        if (!os.isEmpty() && !os.equals("linux")) {
            throw new ArchiveException(
                    "image operating system \"" + os + "\" cannot be used on this platform");
        }
        return config;
    }
}
