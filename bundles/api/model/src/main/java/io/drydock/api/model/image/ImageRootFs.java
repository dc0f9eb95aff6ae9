package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * The layers of an image as its configuration lists them.
 *
 * @param type {@code layers}
 * @param diffIds digests of the uncompressed layers, lowest first
 */
public record ImageRootFs(
        @JsonProperty("type") String type, @JsonProperty("diff_ids") List<String> diffIds) {

    /** No layers. */
    public static final ImageRootFs EMPTY = new ImageRootFs("layers", List.of());

    public ImageRootFs {
        type = ZeroValue.text(type);
        diffIds = ZeroValue.list(diffIds);
    }
}
