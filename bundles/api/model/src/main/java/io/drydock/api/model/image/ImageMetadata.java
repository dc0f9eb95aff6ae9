package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * What the engine knows of an image beyond its content.
 *
 * @param lastTagTime RFC 3339; empty when never tagged here
 */
public record ImageMetadata(
        @JsonProperty("LastTagTime") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String lastTagTime) {

    /** Never tagged here. */
    public static final ImageMetadata EMPTY = new ImageMetadata("");

    public ImageMetadata {
        lastTagTime = ZeroValue.text(lastTagTime);
    }
}
