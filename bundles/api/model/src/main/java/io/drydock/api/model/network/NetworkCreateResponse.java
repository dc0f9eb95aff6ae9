package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The network that was made. */
public record NetworkCreateResponse(
        @JsonProperty("Id") String id, @JsonProperty("Warning") String warning) {

    public NetworkCreateResponse {
        id = ZeroValue.text(id);
        warning = ZeroValue.text(warning);
    }
}
