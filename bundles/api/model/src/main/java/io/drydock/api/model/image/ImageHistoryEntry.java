package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

/**
 * One step of the history in an image configuration.
 *
 * @param created RFC 3339
 * @param emptyLayer the step has no layer
 */
public record ImageHistoryEntry(
        @JsonProperty("created") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String created,
        @JsonProperty("created_by") @JsonInclude(JsonInclude.Include.NON_EMPTY) String createdBy,
        @JsonProperty("author") @JsonInclude(JsonInclude.Include.NON_EMPTY) String author,
        @JsonProperty("comment") @JsonInclude(JsonInclude.Include.NON_EMPTY) String comment,
        @JsonProperty("empty_layer") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean emptyLayer) {

    public ImageHistoryEntry {
        createdBy = ZeroValue.text(createdBy);
        author = ZeroValue.text(author);
        comment = ZeroValue.text(comment);
    }
}
