package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One step of the history of an image, newest first in the answer.
 *
 * @param created Unix seconds
 * @param createdBy the instruction
 * @param id id of the image, {@code <missing>} for inner layers
 * @param size bytes the step has added
 * @param tags references to the image of this step
 */
public record ImageHistoryItem(
        @JsonProperty("Comment") String comment,
        @JsonProperty("Created") long created,
        @JsonProperty("CreatedBy") String createdBy,
        @JsonProperty("Id") String id,
        @JsonProperty("Size") long size,
        @JsonProperty("Tags") @Nullable List<String> tags) {

    public ImageHistoryItem {
        comment = ZeroValue.text(comment);
        createdBy = ZeroValue.text(createdBy);
        id = ZeroValue.text(id);
        tags = ZeroValue.listOrNull(tags);
    }
}
