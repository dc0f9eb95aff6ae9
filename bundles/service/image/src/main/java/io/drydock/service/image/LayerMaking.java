package io.drydock.service.image;

import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.UnpackTarget;
import io.drydock.api.spi.store.Transaction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The layers of one image in the making. They are unpacked one on top of the other, reach the disk
 * together and become known in one transaction with the image; closing undoes all that has not.
 */
final class LayerMaking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LayerMaking.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LayerWorkshop shop;
    private final String driverName;
    private final Lease<GraphDriver> lease;
    private final List<String> pinned = new ArrayList<>();
    private final List<String> claimed = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<Layer> made = new ArrayList<>();

    LayerMaking(LayerWorkshop shop) {
        this(shop, shop.graph().name());
    }

    /** On a certain graph driver. */
    LayerMaking(LayerWorkshop shop, String driver) {
        this.shop = shop;
        this.driverName = driver;
        this.lease = shop.graph().lease(driver);
    }

    /** Keeps these layers where they are or will be. */
    void pin(List<String> chains) {
        shop.layers().pin(chains);
        pinned.addAll(chains);
    }

    /** The layer if it is there; otherwise nobody but the caller makes it until this is closed. */
    Optional<Layer> findOrClaim(String chain) throws IOException {
        return findOrClaim(chain, () -> true);
    }

    /** The same; gives up waiting when it is not wanted any more. */
    Optional<Layer> findOrClaim(String chain, BooleanSupplier wanted) throws IOException {
        String claim = driverName + "/" + chain;
        while (true) {
            Optional<Layer> found = here(chain);
            if (found.isPresent()) {
                return found;
            }
            shop.claims().claim(claim, wanted);
            found = shop.layers().find(chain, driverName);
            if (found.isPresent() || shop.layers().find(chain).isEmpty()) {
                claimed.add(claim);
                return found;
            }
            shop.claims().release(claim);
        }
    }

    /** A layer that is pinned and there. */
    Layer require(String chain) throws IOException {
        return here(chain).orElseThrow();
    }

    /** One that is on another driver only, because images move just now, is taken over first. */
    private Optional<Layer> here(String chain) throws IOException {
        Optional<Layer> found = shop.layers().find(chain, driverName);
        if (found.isPresent() || shop.layers().find(chain).isEmpty()) {
            return found;
        }
        new LayerCopies(shop).copy(chain, driverName);
        return shop.layers().find(chain, driverName);
    }

    /** Unpacks an archive on top of a layer that is there or was made here. */
    Layer unpack(@Nullable Layer parent, InputStream archive) throws IOException {
        Begun begun = parent == null ? begin("", null) : begin(parent.chain(), parent.cacheId());
        Layer layer = fill(begun, archive);
        made.add(layer);
        return layer;
    }

    /** Whether layers may be unpacked beside each other. */
    boolean detached() {
        return lease.driver().detached();
    }

    /** A place for a layer. */
    record Begun(String parentChain, String cacheId, UnpackTarget target) {}

    Begun begin(String parentChain, @Nullable String below) {
        String cacheId = randomId();
        shop.pending().add(cacheId, driverName);
        pending.add(cacheId);
        return new Begun(parentChain, cacheId, lease.driver().prepare(cacheId, below));
    }

    /** Unpacks an archive into its place; from any thread, for different places at once. */
    Layer fill(Begun begun, InputStream archive) throws IOException {
        LayerUnpacking.Unpacked result =
                shop.unpacking().unpack(begun.cacheId(), archive, begun.target());
        String chain = Digests.chain(begun.parentChain(), result.diffId());
        return new Layer(
                chain,
                result.diffId(),
                begun.parentChain(),
                begun.cacheId(),
                driverName,
                result.size());
    }

    /** Unpacks a layer of which it is not known yet on top of what it belongs. */
    EarlyLayer unpackEarly(InputStream archive) throws IOException {
        Begun begun = begin("", null);
        return new EarlyLayer(
                this, begun, shop.unpacking().unpack(begun.cacheId(), archive, begun.target()));
    }

    /** Images may have begun to go to another driver since. */
    boolean canTake(EarlyLayer early) {
        return early.owner().driverName.equals(driverName);
    }

    /** Takes a layer over that was unpacked early, on top of a layer that is there or made here. */
    Layer take(EarlyLayer early, String parentChain, @Nullable String below) {
        String cacheId = early.place().cacheId();
        pending.add(cacheId);
        early.owner().pending.remove(cacheId);
        lease.driver().place(cacheId, below);
        String chain = Digests.chain(parentChain, early.diffId());
        return new Layer(chain, early.diffId(), parentChain, cacheId, driverName, early.size());
    }

    /** Writes the archive a place was filled from. */
    void write(Begun begun, OutputStream archive) throws IOException {
        Path files =
                lease.driver().exists(begun.cacheId())
                        ? LayerRecords.files(lease.driver().diff(begun.cacheId()))
                        : begun.target().directory();
        shop.records().write(begun.cacheId(), files, archive);
    }

    /** What was filled, from the lowest up, is to be committed. */
    void filled(Layer layer) {
        made.add(layer);
    }

    /** The layer made last is known under another name than its archive's. */
    void rename(Layer layer) {
        made.removeLast();
        made.add(layer);
    }

    /** Takes back the layer made last, because it turned out to be there already. */
    void dropLast() {
        Layer layer = made.removeLast();
        discard(layer.cacheId());
        pending.remove(layer.cacheId());
    }

    /** Makes the layers durable and known, together with {@code more}. */
    void commit(Consumer<Transaction> more) {
        lease.driver().commitAll(made.stream().map(Layer::cacheId).toList());
        shop.schema()
                .run(
                        transaction -> {
                            for (Layer layer : made) {
                                shop.layers().insert(transaction, layer);
                                shop.pending().done(transaction, layer.cacheId());
                            }
                            more.accept(transaction);
                        });
        pending.clear();
    }

    @Override
    public void close() {
        try (lease) {
            pending.reversed().forEach(this::discard);
        } finally {
            claimed.forEach(shop.claims()::release);
            List<Layer> unused = shop.layers().unpin(pinned);
            shop.background().remove(shop.graph(), unused);
        }
    }

    private void discard(String cacheId) {
        try {
            lease.driver().abort(cacheId);
            lease.driver().remove(cacheId);
            shop.records().forget(cacheId);
            shop.pending().done(cacheId);
        } catch (RuntimeException e) {
            // Still in the table of pending layers: the next start removes it.
            LOG.warn("discarding layer {}: {}", cacheId, e.getMessage());
        }
    }

    private static String randomId() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
