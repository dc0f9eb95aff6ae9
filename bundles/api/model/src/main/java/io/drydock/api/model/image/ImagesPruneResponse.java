package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a prune of images has removed.
 *
 * @param imagesDeleted null when there was nothing to remove
 * @param spaceReclaimed bytes
 */
public record ImagesPruneResponse(
        @JsonProperty("ImagesDeleted") @Nullable List<ImageDeleteItem> imagesDeleted,
        @JsonProperty("SpaceReclaimed") long spaceReclaimed) {

    public ImagesPruneResponse {
        imagesDeleted = ZeroValue.listOrNull(imagesDeleted);
    }
}
