package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The failure that ended a progress stream.
 *
 * @param code HTTP-like code, 0 when there is none
 */
public record ErrorDetail(
        @JsonProperty("code") @JsonInclude(JsonInclude.Include.NON_DEFAULT) int code,
        @JsonProperty("message") String message) {

    public ErrorDetail {
        message = ZeroValue.text(message);
    }
}
