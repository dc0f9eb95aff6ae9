package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * One step of removing images; either field is set.
 *
 * @param deleted id of a layer or image that is gone
 * @param untagged reference that is gone
 */
public record ImageDeleteItem(
        @JsonProperty("Deleted") @JsonInclude(JsonInclude.Include.NON_EMPTY) String deleted,
        @JsonProperty("Untagged") @JsonInclude(JsonInclude.Include.NON_EMPTY) String untagged) {

    public ImageDeleteItem {
        deleted = ZeroValue.text(deleted);
        untagged = ZeroValue.text(untagged);
    }

    /** A layer or image that is gone. */
    public static ImageDeleteItem deleted(String id) {
        return new ImageDeleteItem(id, "");
    }

    /** A reference that is gone. */
    public static ImageDeleteItem untagged(String reference) {
        return new ImageDeleteItem("", reference);
    }
}
