package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** Why waiting for a container has failed. */
public record WaitError(
        @JsonProperty("Message") @JsonInclude(JsonInclude.Include.NON_EMPTY) String message) {

    public WaitError {
        message = ZeroValue.text(message);
    }
}
