package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an image came with besides its configuration and layers.
 *
 * @param manifest its own, null where it had none
 * @param index that led to the manifest, null where none did
 * @param attached manifests of what is attested about it, and their statements
 */
record Kept(@Nullable Document manifest, @Nullable Document index, List<Document> attached) {

    static final Kept NOTHING = new Kept(null, null, List.of());

    Kept {
        attached = List.copyOf(attached);
    }

    /** Digest of the index, empty without one. */
    String target() {
        return index == null ? "" : index.digest();
    }
}
