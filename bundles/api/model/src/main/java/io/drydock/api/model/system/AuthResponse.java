package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A login that has worked.
 *
 * @param identityToken token to use in place of the password
 * @param status {@code Login Succeeded}
 */
public record AuthResponse(
        @JsonProperty("IdentityToken") String identityToken,
        @JsonProperty("Status") String status) {

    public AuthResponse {
        identityToken = ZeroValue.text(identityToken);
        status = ZeroValue.text(status);
    }
}
