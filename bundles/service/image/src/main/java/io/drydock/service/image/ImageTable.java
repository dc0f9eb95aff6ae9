package io.drydock.service.image;

import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which images there are, and their names. */
final class ImageTable {

    private static final String SELECT =
            "SELECT id, config, coalesce(chain, '') AS chain, size, parent, tagged FROM image_images";

    private final Schema schema;

    ImageTable(Schema schema) {
        this.schema = schema;
    }

    Optional<StoredImage> find(String id) {
        return schema.readFirst(SELECT + " WHERE id = ?", ImageTable::image, id);
    }

    List<StoredImage.Named> all() {
        Map<String, List<Map.Entry<String, ImageName>>> names =
                schema
                        .read(
                                "SELECT image, repository, key FROM image_names ORDER BY repository, key",
                                row -> Map.entry(row.text("image"), name(row)))
                        .stream()
                        .collect(Collectors.groupingBy(Map.Entry::getKey));
        return schema.read(SELECT, ImageTable::image).stream()
                .map(
                        image ->
                                new StoredImage.Named(
                                        image,
                                        names.getOrDefault(image.id(), List.of()).stream()
                                                .map(Map.Entry::getValue)
                                                .toList()))
                .toList();
    }

    /** Ids that begin with these hex digits, two at most. */
    List<String> byPrefix(String hex) {
        return schema.read(
                "SELECT id FROM image_images WHERE id >= ? AND id < ? LIMIT 2",
                row -> row.text("id"),
                Digests.PREFIX + hex,
                Digests.PREFIX + hex + "g");
    }

    Optional<String> byName(ImageName name) {
        return schema.readFirst(
                "SELECT image FROM image_names WHERE repository = ? AND key = ?",
                row -> row.text("image"),
                name.repository(),
                name.key());
    }

    List<ImageName> names(String id) {
        return schema.read(
                "SELECT repository, key FROM image_names WHERE image = ? ORDER BY repository, key",
                ImageTable::name,
                id);
    }

    List<String> tags(String repository) {
        return schema.read(
                "SELECT key FROM image_names WHERE repository = ? AND key LIKE ':%' ORDER BY key",
                row -> row.text("key").substring(1), repository);
    }

    List<String> children(String id) {
        return schema.read(
                "SELECT id FROM image_images WHERE parent = ?", row -> row.text("id"), id);
    }

    int count() {
        return schema.readFirst(
                        "SELECT count(*) AS n FROM image_images", row -> (int) row.number("n"))
                .orElse(0);
    }

    boolean exists(Transaction transaction, String id) {
        return !transaction
                .query("SELECT id FROM image_images WHERE id = ?", row -> row.text("id"), id)
                .isEmpty();
    }

    /** Adds an image, or leaves it as it is when it is there. */
    void insert(Transaction transaction, StoredImage image) {
        transaction.update(
                "INSERT INTO image_images (id, config, chain, size, parent, tagged) VALUES (?, ?,"
                        + " nullif(?, ''), ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                image.id(),
                image.config(),
                image.chain(),
                image.size(),
                image.parent(),
                image.tagged());
    }

    /** Gives a name to an image alone, taking it from another. Returns whose it was before. */
    Optional<String> name(Transaction transaction, ImageName name, String id) {
        return name(transaction, name, id, "");
    }

    /** The same; {@code target} is the index that the name stands for, see {@link Meanings}. */
    Optional<String> name(Transaction transaction, ImageName name, String id, String target) {
        Optional<String> before =
                transaction
                        .query(
                                "SELECT image FROM image_names WHERE repository = ? AND key = ?",
                                row -> row.text("image"),
                                name.repository(),
                                name.key())
                        .stream()
                        .findFirst();
        transaction.update(
                "INSERT INTO image_names (repository, key, image, target) VALUES (?, ?, ?, ?) ON"
                        + " CONFLICT (repository, key) DO UPDATE SET image = excluded.image, target ="
                        + " excluded.target",
                name.repository(),
                name.key(),
                id,
                target);
        transaction.update(
                "UPDATE image_images SET tagged = ? WHERE id = ?", Instant.now().toString(), id);
        return before;
    }

    boolean unname(Transaction transaction, ImageName name) {
        return transaction.update(
                        "DELETE FROM image_names WHERE repository = ? AND key = ?",
                        name.repository(),
                        name.key())
                > 0;
    }

    /** Nothing refers to it any more. */
    void delete(Transaction transaction, String id) {
        transaction.update("DELETE FROM image_manifests WHERE image = ?", id);
        transaction.update("DELETE FROM image_images WHERE id = ?", id);
    }

    static ImageName name(Row row) {
        return ImageName.of(row.text("repository"), row.text("key"));
    }

    static StoredImage image(Row row) {
        return new StoredImage(
                row.text("id"),
                row.bytes("config"),
                row.text("chain"),
                row.number("size"),
                row.text("parent"),
                row.text("tagged"));
    }
}
