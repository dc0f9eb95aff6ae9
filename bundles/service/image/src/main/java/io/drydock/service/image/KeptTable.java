package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownManifest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes that led to images, and what is attested about them. A row lives as long as its
 * image; the last kept index of an image is the one that counts.
 */
final class KeptTable {

    private static final String SELECT = "SELECT digest, media_type, body FROM image_kept";

    private final Schema schema;
    private final BlobTable manifests;

    KeptTable(Schema schema, BlobTable manifests) {
        this.schema = schema;
        this.manifests = manifests;
    }

    /** The image is known in this transaction. */
    void add(Transaction transaction, Kept kept, String image) {
        if (kept.manifest() != null) {
            manifests.add(transaction, kept.manifest(), image);
        }
        kept.attached().forEach(one -> insert(transaction, one, image, false));
        @Nullable Document index = kept.index();
        if (index != null) {
            insert(transaction, index, image, true);
        }
    }

    /** As a new row, so that it is the last. */
    private static void insert(
            Transaction transaction, Document document, String image, boolean index) {
        transaction.update(
                "INSERT OR REPLACE INTO image_kept (image, digest, is_index, media_type, body) VALUES"
                        + " (?, ?, ?, ?, ?)",
                image,
                document.digest(),
                index,
                document.mediaType(),
                document.bytes());
    }

    Optional<Document> index(String image) {
        return schema.readFirst(
                SELECT + " WHERE image = ? AND is_index = 1 ORDER BY rowid DESC LIMIT 1",
                KeptTable::document,
                image);
    }

    /** One of them. */
    Optional<Document> index(String image, String digest) {
        return schema.readFirst(
                SELECT + " WHERE image = ? AND digest = ? AND is_index = 1",
                KeptTable::document,
                image,
                digest);
    }

    /** What the names of images stand for, by image. */
    Map<String, Descriptor> targets() {
        Map<String, Descriptor> targets = new HashMap<>();
        schema.read(
                        "SELECT image, digest, media_type, length(body) AS size FROM image_manifests"
                                + " ORDER BY digest DESC",
                        KeptTable::target)
                .forEach(one -> targets.put(one.getKey(), one.getValue()));
        schema.read(
                        "SELECT image, digest, media_type, length(body) AS size FROM image_kept WHERE"
                                + " is_index = 1 ORDER BY rowid",
                        KeptTable::target)
                .forEach(one -> targets.put(one.getKey(), one.getValue()));
        return targets;
    }

    private static Map.Entry<String, Descriptor> target(Row row) {
        return Map.entry(
                row.text("image"),
                Variants.descriptor(
                        row.text("media_type"), row.text("digest"), row.number("size")));
    }

    /** A document of whatever image. */
    Optional<Document> find(String digest) {
        return schema.readFirst(SELECT + " WHERE digest = ?", KeptTable::document, digest);
    }

    Optional<KnownManifest> known(String digest) {
        return schema.readFirst(
                "SELECT image, media_type, body FROM image_kept WHERE digest = ?",
                row ->
                        new KnownManifest(
                                row.text("image"), row.text("media_type"), row.bytes("body")),
                digest);
    }

    private static Document document(Row row) {
        return new Document(row.text("media_type"), row.text("digest"), row.bytes("body"));
    }
}
