package io.drydock.service.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The writable layers of containers; each keeps the layers below it. */
final class RootTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};
    private static final String SELECT =
            "SELECT container, image, coalesce(chain, '') AS chain, driver FROM image_roots";

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
     * @param driver that holds it, and those below it
     */
    record Root(String container, String image, String chain, String driver) {}

    /**
     * What has come of an {@link #insert}.
     *
     * @param fresh it was not known before
     */
    record Inserted(Root root, boolean fresh) {}

    /**
     * Remembers a root, on the driver that all go by for the image's layers, or the given one if it
     * has none. The disk gets it with the container's own record; a root without container is found
     * and removed at the next start.
     *
     * @throws EngineException NOT_FOUND if the image has gone meanwhile
     */
    Inserted insert(Root wanted, Map<String, String> options) {
        String written = write(options);
        return schema.writeSoon(
                transaction -> {
                    requireImage(transaction, wanted.image());
                    Optional<Root> known = find(transaction, wanted.container());
                    if (known.isPresent()) {
                        return new Inserted(known.get(), false);
                    }
                    transaction.update(
                            "INSERT INTO image_roots (container, image, chain, driver, options) VALUES"
                                    + " (?, ?, nullif(?, ''), coalesce((SELECT driver FROM image_layers"
                                    + " WHERE chain = ?), ?), ?)",
                            wanted.container(),
                            wanted.image(),
                            wanted.chain(),
                            wanted.chain(),
                            wanted.driver(),
                            written);
                    return new Inserted(find(transaction, wanted.container()).orElseThrow(), true);
                });
    }

    private static Optional<Root> find(Transaction transaction, String container) {
        return transaction
                .query(SELECT + " WHERE container = ?", RootTable::root, container)
                .stream()
                .findFirst();
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
        return schema.readFirst(SELECT + " WHERE container = ?", RootTable::root, container);
    }

    /** The storage options the container was created with. */
    Map<String, String> options(String container) {
        return schema.readFirst(
                        "SELECT options FROM image_roots WHERE container = ?",
                        row -> read(row.text("options")),
                        container)
                .orElse(Map.of());
    }

    List<String> containers() {
        return schema.read(
                "SELECT container FROM image_roots ORDER BY container",
                row -> row.text("container"));
    }

    Set<String> containers(String driver) {
        return Set.copyOf(
                schema.read(
                        "SELECT container FROM image_roots WHERE driver = ?",
                        row -> row.text("container"),
                        driver));
    }

    /** Roots that are on other drivers. */
    List<Root> elsewhere(String driver) {
        return schema.read(
                SELECT + " WHERE driver <> ? ORDER BY container", RootTable::root, driver);
    }

    /** From now on the root is on another driver, if the claim to move it still stands. */
    boolean move(Root root, String driver, String claim) {
        return schema.write(
                transaction ->
                        RootClaims.use(transaction, claim)
                                && transaction.update(
                                                "UPDATE image_roots SET driver = ? WHERE container = ?",
                                                driver,
                                                root.container())
                                        > 0);
    }

    /**
     * What has been deleted.
     *
     * @param unused layers that were there for the root alone
     */
    record Deleted(Root root, List<Layer> unused) {}

    Optional<Deleted> delete(String container) {
        return schema.writeSoon(
                transaction -> {
                    Optional<Root> found = find(transaction, container);
                    transaction.update("DELETE FROM image_roots WHERE container = ?", container);
                    return found.map(
                            root -> new Deleted(root, layers.collect(transaction, root.chain())));
                });
    }

    private static Root root(Row row) {
        return new Root(
                row.text("container"), row.text("image"), row.text("chain"), row.text("driver"));
    }

    private static String write(Map<String, String> options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw EngineException.system("storage options: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> read(String options) {
        try {
            return JSON.readValue(options, OPTIONS);
        } catch (JsonProcessingException e) {
            throw EngineException.system("storage options: " + e.getMessage(), e);
        }
    }
}
