package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The id of what a request has made: an exec instance, a committed image. */
public record IdResponse(@JsonProperty("Id") String id) {

    /** Copies the collections and puts zero values where JSON had nothing. */
    public IdResponse {
        id = ZeroValue.text(id);
    }
}
