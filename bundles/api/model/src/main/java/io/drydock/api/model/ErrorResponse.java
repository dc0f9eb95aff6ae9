package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of every failed request.
 *
 * @param message text that clients show and match on
 */
public record ErrorResponse(@JsonProperty("message") String message) {

    public ErrorResponse {
        message = ZeroValue.text(message);
    }
}
