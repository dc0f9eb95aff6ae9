package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The network that was made. */
public record NetworkCreateResponse(
        @JsonProperty("Id") String id, @JsonProperty("Warning") String warning) {

    /** Copies the collections and puts zero values where JSON had nothing. */
    public NetworkCreateResponse {
        id = ZeroValue.text(id);
        warning = ZeroValue.text(warning);
    }
}
