package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;

/** Whether an image is for the platform a client asks for. */
final class PlatformMatch {

    private PlatformMatch() {}

    /** NOT_FOUND with dockerd's text when it is for another: clients then pull. */
    static void require(String reference, String wanted, ImageConfigDocument config) {
        String[] parts = wanted.split("/");
        boolean fits =
                parts[0].equals(config.os())
                        && (parts.length < 2 || parts[1].equals(config.architecture()))
                        && (parts.length < 3
                                || config.variant().isEmpty()
                                || parts[2].equals(config.variant()));
        if (!fits && !wanted.equals(config.architecture())) {
            throw EngineException.notFound(
                    "image with reference "
                            + ImageResolver.familiar(reference)
                            + " was found but does not match the specified platform: wanted "
                            + wanted
                            + ", actual: "
                            + config.os()
                            + "/"
                            + config.architecture());
        }
    }
}
