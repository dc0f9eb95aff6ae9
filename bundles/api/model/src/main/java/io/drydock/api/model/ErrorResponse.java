package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of every failed request.
 *
 * @param message text that clients show and match on
 */
public record ErrorResponse(@JsonProperty("message") String message) {

    /** Copies the collections and puts zero values where JSON had nothing. */
    public ErrorResponse {
        message = ZeroValue.text(message);
    }
}
