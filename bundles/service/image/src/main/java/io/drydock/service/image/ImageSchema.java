package io.drydock.service.image;

import io.drydock.api.spi.store.Migration;

import java.util.List;

/** The tables of images. What refers to what is held by constraint. */
final class ImageSchema {

    static final String OWNER = "image";

    /** Names from before they stood for indexes: the one their image came with last. */
    static final String TARGETS =
            "UPDATE image_names SET target = coalesce((SELECT digest FROM image_kept WHERE is_index ="
                    + " 1 AND image_kept.image = image_names.image ORDER BY image_kept.rowid DESC"
                    + " LIMIT 1), '')";

    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            "CREATE TABLE image_layers (chain TEXT PRIMARY KEY, diff_id TEXT NOT NULL,"
                                    + " parent TEXT REFERENCES image_layers(chain), cache_id TEXT NOT NULL"
                                    + " UNIQUE, driver TEXT NOT NULL, size INTEGER NOT NULL)",
                            "CREATE INDEX image_layers_by_parent ON image_layers(parent)",
                            "CREATE TABLE image_images (id TEXT PRIMARY KEY, config BLOB NOT NULL, chain"
                                    + " TEXT REFERENCES image_layers(chain), size INTEGER NOT NULL, parent"
                                    + " TEXT NOT NULL, tagged TEXT NOT NULL)",
                            "CREATE INDEX image_images_by_chain ON image_images(chain)",
                            "CREATE TABLE image_names (repository TEXT NOT NULL, key TEXT NOT NULL, image"
                                    + " TEXT NOT NULL REFERENCES image_images(id), PRIMARY KEY (repository,"
                                    + " key))",
                            "CREATE INDEX image_names_by_image ON image_names(image)",
                            "CREATE TABLE image_pending (cache_id TEXT PRIMARY KEY, driver TEXT NOT NULL,"
                                    + " process TEXT NOT NULL)",
                            "CREATE TABLE image_roots (container TEXT PRIMARY KEY, image TEXT NOT NULL,"
                                    + " chain TEXT REFERENCES image_layers(chain), driver TEXT NOT NULL)",
                            "CREATE INDEX image_roots_by_chain ON image_roots(chain)"),
                    Migration.sql(
                            2,
                            "CREATE TABLE image_blobs (digest TEXT PRIMARY KEY, diff_id TEXT NOT NULL,"
                                    + " size INTEGER NOT NULL, media_type TEXT NOT NULL, used TEXT NOT"
                                    + " NULL)",
                            "CREATE INDEX image_blobs_by_diff ON image_blobs(diff_id)",
                            "CREATE TABLE image_blob_places (digest TEXT NOT NULL, repository TEXT NOT"
                                    + " NULL, PRIMARY KEY (digest, repository))",
                            "CREATE TABLE image_manifests (digest TEXT PRIMARY KEY, image TEXT NOT"
                                    + " NULL, media_type TEXT NOT NULL, body BLOB NOT NULL)",
                            "CREATE INDEX image_manifests_by_image ON image_manifests(image)"),
                    Migration.sql(
                            3,
                            "CREATE TABLE image_copies (chain TEXT NOT NULL REFERENCES"
                                    + " image_layers(chain) ON DELETE CASCADE, driver TEXT NOT NULL,"
                                    + " cache_id TEXT NOT NULL UNIQUE, PRIMARY KEY (chain, driver))",
                            "CREATE VIEW image_places AS SELECT chain, driver, cache_id FROM"
                                    + " image_layers UNION ALL SELECT chain, driver, cache_id FROM"
                                    + " image_copies",
                            "CREATE TABLE image_storage (one INTEGER PRIMARY KEY CHECK (one = 1),"
                                    + " driver TEXT NOT NULL, configured TEXT NOT NULL, moving TEXT NOT"
                                    + " NULL, known TEXT NOT NULL)",
                            "CREATE TABLE image_root_claims (container TEXT NOT NULL, token TEXT NOT"
                                    + " NULL, process TEXT NOT NULL, moves INTEGER NOT NULL, PRIMARY KEY"
                                    + " (container, token))",
                            "ALTER TABLE image_roots ADD COLUMN options TEXT NOT NULL DEFAULT '{}'"),
                    Migration.sql(
                            4,
                            "CREATE TABLE image_kept (image TEXT NOT NULL REFERENCES image_images(id) ON"
                                    + " DELETE CASCADE, digest TEXT NOT NULL, is_index INTEGER NOT NULL,"
                                    + " media_type TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (image,"
                                    + " digest))",
                            "CREATE INDEX image_kept_by_digest ON image_kept(digest)"),
                    Migration.sql(
                            5,
                            "ALTER TABLE image_names ADD COLUMN target TEXT NOT NULL DEFAULT ''",
                            TARGETS,
                            "CREATE INDEX image_names_by_target ON image_names(target)",
                            "CREATE VIEW image_meanings AS SELECT repository, key, '' AS target,"
                                    + " image AS chosen, image FROM image_names UNION ALL SELECT"
                                    + " n.repository, n.key, n.target, n.image, k.image FROM"
                                    + " image_names n JOIN image_kept own ON own.image = n.image AND"
                                    + " own.digest = n.target AND own.is_index = 1 JOIN image_kept k"
                                    + " ON k.digest = n.target AND k.is_index = 1"));

    private ImageSchema() {}
}
