package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which layers there are. A layer lives as long as an image, a container or a layer above refers to
 * it; one that an operation is about to refer to is pinned meanwhile.
 */
final class LayerTable {

    private static final String SELECT =
            "SELECT chain, diff_id, coalesce(parent, '') AS parent, cache_id, driver, size FROM"
                    + " image_layers";
    private static final String PLACES =
            "SELECT l.chain AS chain, l.diff_id AS diff_id, coalesce(l.parent, '') AS parent,"
                    + " p.cache_id AS cache_id, p.driver AS driver, l.size AS size FROM image_places p"
                    + " JOIN image_layers l ON l.chain = p.chain";

    private final Schema schema;
    private final Map<String, Integer> pins = new ConcurrentHashMap<>();

    LayerTable(Schema schema) {
        this.schema = schema;
    }

    Optional<Layer> find(String chain) {
        return schema.readFirst(SELECT + " WHERE chain = ?", LayerTable::layer, chain);
    }

    /** The layer as that driver holds it, which need not be the one that all go by. */
    Optional<Layer> find(String chain, String driver) {
        return schema.readFirst(
                PLACES + " WHERE p.chain = ? AND p.driver = ?", LayerTable::layer, chain, driver);
    }

    /** Whether there is a layer of this content, on whatever below it. */
    boolean holds(String diffId) {
        return schema.readFirst(SELECT + " WHERE diff_id = ?", LayerTable::layer, diffId)
                .isPresent();
    }

    List<Layer> all() {
        return schema.read(SELECT, LayerTable::layer);
    }

    Optional<String> driver() {
        return schema.readFirst(
                "SELECT driver FROM image_layers LIMIT 1", row -> row.text("driver"));
    }

    /** The layers of a chain, lowest first. */
    List<Layer> chain(String top) {
        List<Layer> layers = new ArrayList<>();
        for (String chain = top; !chain.isEmpty(); chain = layers.getFirst().parent()) {
            layers.addFirst(
                    find(chain).orElseThrow(() -> new IllegalStateException("layer " + top)));
        }
        return layers;
    }

    /**
     * Keeps layers from being collected until {@link #unpin}, whether they are there already or
     * not. Happens on the writing thread, where collecting does too: what is found afterwards
     * stays.
     */
    void pin(Collection<String> chains) {
        schema.run(transaction -> chains.forEach(chain -> pins.merge(chain, 1, Integer::sum)));
    }

    /** Ends the pins; layers that nobody has come to refer to are collected. */
    List<Layer> unpin(Collection<String> chains) {
        if (chains.isEmpty()) {
            return List.of();
        }
        return schema.write(
                transaction -> {
                    List<Layer> removed = new ArrayList<>();
                    for (String chain : chains) {
                        pins.computeIfPresent(chain, (key, count) -> count == 1 ? null : count - 1);
                    }
                    chains.forEach(chain -> removed.addAll(collect(transaction, chain)));
                    return removed;
                });
    }

    /** A layer that another driver has already becomes known as a copy. */
    void insert(Transaction transaction, Layer layer) {
        requireBelow(transaction, layer);
        if (transaction
                .query(SELECT + " WHERE chain = ?", LayerTable::layer, layer.chain())
                .isEmpty()) {
            transaction.update(
                    "INSERT INTO image_layers (chain, diff_id, parent, cache_id, driver, size) VALUES"
                            + " (?, ?, nullif(?, ''), ?, ?, ?)",
                    layer.chain(),
                    layer.diffId(),
                    layer.parent(),
                    layer.cacheId(),
                    layer.driver(),
                    layer.size());
        } else {
            transaction.update(
                    "INSERT INTO image_copies (chain, driver, cache_id) VALUES (?, ?, ?)",
                    layer.chain(),
                    layer.driver(),
                    layer.cacheId());
        }
    }

    /** No layer is on a driver that has not got the one below. */
    private static void requireBelow(Transaction transaction, Layer layer) {
        boolean there =
                layer.parent().isEmpty()
                        || !transaction
                                .query(
                                        PLACES + " WHERE p.chain = ? AND p.driver = ?",
                                        LayerTable::layer,
                                        layer.parent(),
                                        layer.driver())
                                .isEmpty();
        if (!there) {
            throw EngineException.unavailable(
                    "the images were moved to another storage driver meanwhile: try again");
        }
    }

    /** Whether an operation of this generation needs the layer where it is. */
    boolean pinned(String chain) {
        return pins.containsKey(chain);
    }

    /**
     * Deletes a layer and those below it as far as nothing refers to them any more; returns each as
     * often as there are drivers that hold it.
     */
    List<Layer> collect(Transaction transaction, String top) {
        List<Layer> removed = new ArrayList<>();
        String chain = top;
        while (!chain.isEmpty() && !pins.containsKey(chain) && !referred(transaction, chain)) {
            List<Layer> found =
                    transaction.query(PLACES + " WHERE p.chain = ?", LayerTable::layer, chain);
            if (found.isEmpty()) {
                break;
            }
            transaction.update("DELETE FROM image_copies WHERE chain = ?", chain);
            transaction.update("DELETE FROM image_layers WHERE chain = ?", chain);
            removed.addAll(found);
            chain = found.getFirst().parent();
        }
        return removed;
    }

    /** At start: layers whose image was never finished. */
    List<Layer> collectOrphans() {
        return schema.write(
                transaction -> {
                    List<Layer> removed = new ArrayList<>();
                    transaction
                            .query(SELECT, LayerTable::layer)
                            .forEach(layer -> removed.addAll(collect(transaction, layer.chain())));
                    return removed;
                });
    }

    Set<String> cacheIds(String driver) {
        return Set.copyOf(
                schema.read(
                        "SELECT cache_id FROM image_places WHERE driver = ?",
                        row -> row.text("cache_id"),
                        driver));
    }

    private static boolean referred(Transaction transaction, String chain) {
        return !transaction
                .query(
                        "SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM image_layers WHERE parent = ?) OR"
                                + " EXISTS (SELECT 1 FROM image_images WHERE chain = ?) OR EXISTS"
                                + " (SELECT 1 FROM image_roots WHERE chain = ?)",
                        row -> row.number("one"),
                        chain,
                        chain,
                        chain)
                .isEmpty();
    }

    static Layer layer(Row row) {
        return new Layer(
                row.text("chain"),
                row.text("diff_id"),
                row.text("parent"),
                row.text("cache_id"),
                row.text("driver"),
                row.number("size"));
    }
}
