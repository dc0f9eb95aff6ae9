package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;
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

    void insert(Root root) {
        schema.update(
                "INSERT INTO image_roots (container, image, chain, driver) VALUES (?, ?, nullif(?, ''),"
                        + " ?) ON CONFLICT (container) DO NOTHING",
                root.container(),
                root.image(),
                root.chain(),
                root.driver());
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
        return schema.write(
                transaction -> {
                    transaction.update(
                            "DELETE FROM image_roots WHERE container = ?", root.container());
                    return new ArrayList<>(layers.collect(transaction, root.chain()));
                });
    }
}
