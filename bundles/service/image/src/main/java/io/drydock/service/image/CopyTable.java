package io.drydock.service.image;

import io.drydock.api.engine.storage.StoragePlaces.Count;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers that more than one graph driver holds. Everybody goes by the place in {@code
 * image_layers}; the others are copies on their way to become that place, or what containers still
 * stand on after they were.
 */
final class CopyTable {

    private static final String LAYERS =
            "SELECT chain, diff_id, coalesce(parent, '') AS parent, cache_id, driver, size FROM"
                    + " image_layers l";
    private static final String WITHOUT =
            " WHERE NOT EXISTS (SELECT 1 FROM image_places p WHERE p.chain = l.chain AND p.driver = ?)";

    private final Schema schema;
    private final LayerTable layers;
    private final StorageTable storage;

    CopyTable(Schema schema, LayerTable layers, StorageTable storage) {
        this.schema = schema;
        this.layers = layers;
        this.storage = storage;
    }

    Count count(String driver) {
        return schema.readFirst(
                        "SELECT (SELECT count(*) FROM image_layers) AS every, (SELECT count(*) FROM"
                                + " image_places WHERE driver = ?) AS there, (SELECT count(*) FROM"
                                + " image_places WHERE driver <> ?) AS elsewhere",
                        row ->
                                new Count(
                                        row.number("every"),
                                        row.number("there"),
                                        row.number("elsewhere")),
                        driver,
                        driver)
                .orElseThrow();
    }

    /** Layers the driver has not got, parents first. */
    List<Layer> missing(String driver) {
        Map<String, Layer> missing = new HashMap<>();
        schema.read(LAYERS + WITHOUT, LayerTable::layer, driver)
                .forEach(layer -> missing.put(layer.chain(), layer));
        List<Layer> ordered = new ArrayList<>();
        while (!missing.isEmpty()) {
            List<Layer> lowest =
                    missing.values().stream()
                            .filter(layer -> !missing.containsKey(layer.parent()))
                            .toList();
            lowest.forEach(layer -> missing.remove(layer.chain()));
            ordered.addAll(lowest);
        }
        return ordered;
    }

    /**
     * From now on everybody goes by what this driver has, and new layers go there; all at once, and
     * only if it has all of them. What the others have become copies.
     */
    boolean activate(String driver) {
        return schema.write(
                transaction -> {
                    if (!transaction
                            .query(LAYERS + WITHOUT + " LIMIT 1", LayerTable::layer, driver)
                            .isEmpty()) {
                        return false;
                    }
                    transaction
                            .query(LAYERS + " WHERE driver <> ?", LayerTable::layer, driver)
                            .forEach(layer -> exchange(transaction, layer, driver));
                    storage.active(transaction, driver);
                    return true;
                });
    }

    private static void exchange(Transaction transaction, Layer layer, String driver) {
        String cacheId =
                transaction
                        .query(
                                "SELECT cache_id FROM image_copies WHERE chain = ? AND driver = ?",
                                row -> row.text("cache_id"),
                                layer.chain(),
                                driver)
                        .getFirst();
        transaction.update(
                "DELETE FROM image_copies WHERE chain = ? AND driver = ?", layer.chain(), driver);
        transaction.update(
                "UPDATE image_layers SET driver = ?, cache_id = ? WHERE chain = ?",
                driver,
                cacheId,
                layer.chain());
        transaction.update(
                "INSERT INTO image_copies (chain, driver, cache_id) VALUES (?, ?, ?)",
                layer.chain(),
                layer.driver(),
                layer.cacheId());
    }

    /**
     * Forgets copies on other drivers that nothing stands on: no layer, no container, no operation
     * that is under way.
     */
    List<Layer> collect(String driver) {
        return schema.write(
                transaction -> {
                    List<Layer> removed = new ArrayList<>();
                    List<Layer> unused = unused(transaction, driver);
                    while (!unused.isEmpty()) {
                        unused.forEach(copy -> delete(transaction, copy));
                        removed.addAll(unused);
                        unused = unused(transaction, driver);
                    }
                    return removed;
                });
    }

    private List<Layer> unused(Transaction transaction, String driver) {
        return transaction
                .query(
                        "SELECT c.chain AS chain, l.diff_id AS diff_id, coalesce(l.parent, '') AS"
                                + " parent, c.cache_id AS cache_id, c.driver AS driver, l.size AS size"
                                + " FROM image_copies c JOIN image_layers l ON l.chain = c.chain WHERE"
                                + " c.driver <> ? AND NOT EXISTS (SELECT 1 FROM image_roots r WHERE"
                                + " r.chain = c.chain AND r.driver = c.driver) AND NOT EXISTS (SELECT 1"
                                + " FROM image_places p JOIN image_layers u ON u.chain = p.chain WHERE"
                                + " u.parent = c.chain AND p.driver = c.driver) AND NOT EXISTS (SELECT 1"
                                + " FROM image_pending w WHERE w.driver = c.driver AND w.process = ?)",
                        LayerTable::layer,
                        driver,
                        PendingTable.PROCESS)
                .stream()
                .filter(copy -> !layers.pinned(copy.chain()))
                .toList();
    }

    private static void delete(Transaction transaction, Layer copy) {
        transaction.update(
                "DELETE FROM image_copies WHERE chain = ? AND driver = ?",
                copy.chain(),
                copy.driver());
    }
}
