package io.drydock.api.engine.image;

import io.drydock.api.model.image.ImageConfigDocument;

import java.util.Optional;

/** Images by name, for those who run them. */
public interface ImageLookup {

    /**
     * Resolves a reference: tag, digest, full or short id.
     *
     * @param platform wanted, or empty for any
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code No such image: name:tag}
     *     with the familiar form of the name
     */
    ResolvedImage resolve(String reference, Optional<String> platform);

    /** The id that a reference has now, empty if none: for listing and filtering containers. */
    Optional<String> id(String reference);

    /**
     * An image as a container starts from it.
     *
     * @param id {@code sha256:...}
     * @param name familiar form of the reference it was found by
     * @param config its configuration document
     */
    record ResolvedImage(String id, String name, ImageConfigDocument config) {}
}
