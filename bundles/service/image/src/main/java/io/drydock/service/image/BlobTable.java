package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownManifest;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In which form registries have had layers and images. A blob's row lives as long as a layer of its
 * content, a manifest's as long as its image.
 */
final class BlobTable {

    private final Schema schema;

    BlobTable(Schema schema) {
        this.schema = schema;
    }

    /** A form of a layer. */
    record Blob(String digest, long size, String mediaType) {}

    List<Blob> of(String diffId) {
        return schema.read(
                "SELECT digest, size, media_type FROM image_blobs WHERE diff_id = ? ORDER BY used DESC,"
                        + " digest",
                row -> new Blob(row.text("digest"), row.number("size"), row.text("media_type")),
                diffId);
    }

    List<String> places(String digest) {
        return schema.read(
                "SELECT repository FROM image_blob_places WHERE digest = ? ORDER BY repository",
                row -> row.text("repository"),
                digest);
    }

    boolean knows(String digest) {
        return schema.readFirst(
                        "SELECT digest FROM image_blobs WHERE digest = ?",
                        row -> row.text("digest"),
                        digest)
                .isPresent();
    }

    void add(Transaction transaction, PublishedBlob blob, String repository) {
        add(transaction, blob);
        transaction.update(
                "INSERT INTO image_blob_places (digest, repository) VALUES (?, ?) ON CONFLICT DO"
                        + " NOTHING",
                blob.digest(),
                repository);
    }

    /** A form that no registry is known to have. */
    void add(Transaction transaction, PublishedBlob blob) {
        transaction.update(
                "INSERT INTO image_blobs (digest, diff_id, size, media_type, used) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (digest) DO UPDATE SET media_type = excluded.media_type, used ="
                        + " excluded.used",
                blob.digest(),
                blob.diffId(),
                blob.size(),
                blob.mediaType(),
                Instant.now().toString());
    }

    void add(Transaction transaction, Document manifest, String image) {
        transaction.update(
                "INSERT INTO image_manifests (digest, image, media_type, body) VALUES (?, ?, ?, ?) ON"
                        + " CONFLICT (digest) DO UPDATE SET image = excluded.image",
                manifest.digest(),
                image,
                manifest.mediaType(),
                manifest.bytes());
    }

    Optional<KnownManifest> manifest(String digest) {
        return schema.readFirst(
                "SELECT image, media_type, body FROM image_manifests WHERE digest = ?",
                row ->
                        new KnownManifest(
                                row.text("image"), row.text("media_type"), row.bytes("body")),
                digest);
    }

    List<Document> manifests(String image) {
        return schema.read(
                "SELECT digest, media_type, body FROM image_manifests WHERE image = ? ORDER BY digest",
                row -> new Document(row.text("media_type"), row.text("digest"), row.bytes("body")),
                image);
    }

    /** Forgets blobs of layers that are gone. Returns what stays. */
    Set<String> collect() {
        return schema.write(
                transaction -> {
                    transaction.update(
                            "DELETE FROM image_blobs WHERE NOT EXISTS (SELECT 1 FROM image_layers WHERE"
                                    + " image_layers.diff_id = image_blobs.diff_id)");
                    transaction.update(
                            "DELETE FROM image_blob_places WHERE NOT EXISTS (SELECT 1 FROM image_blobs"
                                    + " WHERE image_blobs.digest = image_blob_places.digest)");
                    return new HashSet<>(
                            transaction.query(
                                    "SELECT digest FROM image_blobs", row -> row.text("digest")));
                });
    }
}
