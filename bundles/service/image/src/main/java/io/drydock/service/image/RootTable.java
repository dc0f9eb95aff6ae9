package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The writable layers of containers; each keeps the layers below it. */
final class RootTable {

    private final Schema schema;
    private final LayerTable layers;

    RootTable(Schema schema, LayerTable layers) {
        this.schema = schema;
        this.layers = layers;
    }

    /**
     * A container's root.
     *
     * @param chain chain id of the image's topmost layer, empty without one
     */
    record Root(String container, String image, String chain, String driver) {}

    /**
     * Remembers a root; false if it is known already. The disk gets it with the container's own
     * record; a root without container is found and removed at the next start.
     *
     * @throws EngineException NOT_FOUND if the image has gone meanwhile
     */
    boolean insert(Root root) {
        return schema.writeSoon(
                transaction -> {
                    requireImage(transaction, root.image());
                    return transaction.update(
                                    "INSERT INTO image_roots (container, image, chain, driver) VALUES"
                                            + " (?, ?, nullif(?, ''), ?) ON CONFLICT (container) DO"
                                            + " NOTHING",
                                    root.container(),
                                    root.image(),
                                    root.chain(),
                                    root.driver())
                            > 0;
                });
    }

    private static void requireImage(Transaction transaction, String image) {
        boolean gone =
                !image.isEmpty()
                        && transaction
                                .query(
                                        "SELECT 1 AS one FROM image_images WHERE id = ?",
                                        row -> row.number("one"),
                                        image)
                                .isEmpty();
        if (gone) {
            throw EngineException.notFound("No such image: " + image);
        }
    }

    Optional<Root> find(String container) {
        return schema.readFirst(
                "SELECT container, image, coalesce(chain, '') AS chain, driver FROM image_roots WHERE"
                        + " container = ?",
                row ->
                        new Root(
                                row.text("container"),
                                row.text("image"),
                                row.text("chain"),
                                row.text("driver")),
                container);
    }

    List<String> containers() {
        return schema.read(
                "SELECT container FROM image_roots ORDER BY container",
                row -> row.text("container"));
    }

    /** Forgets a root; returns the layers that were there for it alone. */
    List<Layer> delete(Root root) {
        return schema.writeSoon(
                transaction -> {
                    transaction.update(
                            "DELETE FROM image_roots WHERE container = ?", root.container());
                    return new ArrayList<>(layers.collect(transaction, root.chain()));
                });
    }
}
