package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * The layers of an image as inspect shows them.
 *
 * @param type {@code layers}
 * @param layers digests of the uncompressed layers, lowest first
 */
public record RootFsLayers(
        @JsonProperty("Type") String type,
        @JsonProperty("Layers") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> layers) {

    /** No layers. */
    public static final RootFsLayers EMPTY = new RootFsLayers("layers", List.of());

    public RootFsLayers {
        type = ZeroValue.text(type);
        layers = ZeroValue.list(layers);
    }
}
