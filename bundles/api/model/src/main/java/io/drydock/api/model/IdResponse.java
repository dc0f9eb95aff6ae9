package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The id of what a request has made: an exec instance, a committed image. */
public record IdResponse(@JsonProperty("Id") String id) {

    public IdResponse {
        id = ZeroValue.text(id);
    }
}
