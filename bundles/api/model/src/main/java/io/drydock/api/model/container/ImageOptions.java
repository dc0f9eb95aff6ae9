package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * Options of an image mount.
 *
 * @param subpath path within the image
 */
public record ImageOptions(
        @JsonProperty("Subpath") @JsonInclude(JsonInclude.Include.NON_EMPTY) String subpath) {

    public ImageOptions {
        subpath = ZeroValue.text(subpath);
    }
}
