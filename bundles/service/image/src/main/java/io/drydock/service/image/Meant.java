package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;

import org.jspecify.annotations.Nullable;

/**
 * What a reference stands for.
 *
 * @param image the default one, or that of the platform that is asked for
 * @param index that stands for this image and others, null for the image alone
 */
record Meant(StoredImage image, @Nullable Document index) {

    /** Digest of the index, empty without one. */
    String target() {
        return index == null ? "" : index.digest();
    }
}
