package io.drydock.service.image;

import io.drydock.api.spi.store.ConstraintException;
import io.drydock.service.tar.ArchiveException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;

/**
 * Makes layers of one graph driver on another: the archive the layer came in is put together again
 * and unpacked there, so that its digest proves the copy. Called on platform threads.
 */
final class LayerCopies {

    private static final Logger LOG = LoggerFactory.getLogger(LayerCopies.class);

    private final LayerWorkshop shop;
    private final Runnable wanted;

    LayerCopies(LayerWorkshop shop) {
        this(shop, () -> {});
    }

    /** {@code wanted} throws when it is not any more; asked often. */
    LayerCopies(LayerWorkshop shop, Runnable wanted) {
        this.shop = shop;
        this.wanted = wanted;
    }

    /** The layer and all below it, as far as the driver has not got them. */
    void copy(String chain, String driver) throws IOException {
        shop.layers().pin(List.of(chain));
        try {
            if (shop.layers().find(chain).isPresent()) {
                for (Layer layer : shop.layers().chain(chain)) {
                    one(layer, driver);
                }
            }
        } finally {
            shop.background().remove(shop.graph(), shop.layers().unpin(List.of(chain)));
        }
    }

    private void one(Layer layer, String driver) throws IOException {
        if (shop.layers().find(layer.chain(), driver).isPresent()) {
            return;
        }
        if (shop.records().has(layer.cacheId())) {
            try {
                one(layer, driver, this::fromArchive);
                return;
            } catch (IOException e) {
                LOG.warn("layer {}: {}", Digests.shortId(layer.chain()), e.getMessage());
            }
        }
        one(layer, driver, this::fromTree);
    }

    private interface Way {
        void make(LayerMaking making, @Nullable Layer below, Layer layer) throws IOException;
    }

    /** Nobody is kept from making the same copy: the one that is known first stays. */
    private void one(Layer layer, String driver, Way way) throws IOException {
        try (LayerMaking making = new LayerMaking(shop, driver)) {
            way.make(making, shop.layers().find(layer.parent(), driver).orElse(null), layer);
            making.commit(transaction -> {});
        } catch (ConstraintException e) {
            if (shop.layers().find(layer.chain(), driver).isEmpty()) {
                throw e;
            }
        }
    }

    private void fromArchive(LayerMaking making, @Nullable Layer below, Layer layer)
            throws IOException {
        ArchiveLayers archives =
                new ArchiveLayers(shop.layers(), shop.graph(), shop.records(), shop.background());
        try (LayerPipe pipe = new LayerPipe(out -> archives.write(layer, out))) {
            Layer made = making.unpack(below, new WantedStream(pipe.archive(), wanted));
            if (!made.chain().equals(layer.chain())) {
                making.dropLast();
                pipe.requireWhole();
                throw new ArchiveException("its files have changed: they are taken as they are");
            }
        }
    }

    /** Of a layer whose archive was not kept: what its files say is all there is. */
    private void fromTree(LayerMaking making, @Nullable Layer below, Layer layer)
            throws IOException {
        Layer made =
                shop.diffs()
                        .open(
                                layer.driver(),
                                layer.cacheId(),
                                (tree, changes) ->
                                        pack(making, below, new LayerPipe(tree, changes)));
        shop.records().forget(made.cacheId());
        making.rename(
                new Layer(
                        layer.chain(),
                        layer.diffId(),
                        layer.parent(),
                        made.cacheId(),
                        made.driver(),
                        layer.size()));
    }

    private Layer pack(LayerMaking making, @Nullable Layer below, LayerPipe archive)
            throws IOException {
        try (archive) {
            Layer made = making.unpack(below, new WantedStream(archive.archive(), wanted));
            archive.requireWhole();
            return made;
        }
    }
}
