package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

/**
 * The commit or version an external tool was built from.
 *
 * @param expected legacy, below API 1.49: copy of {@code id}
 */
public record Commit(
        @JsonProperty("ID") String id,
        @JsonProperty("Expected") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String expected) {

    /** An absent tool. */
    public static final Commit NONE = new Commit("", null);

    public Commit {
        id = ZeroValue.text(id);
    }
}
