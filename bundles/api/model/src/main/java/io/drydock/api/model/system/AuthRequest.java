package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * Credentials for a registry, as the body of {@code POST /auth} and in {@code X-Registry-Auth}.
 *
 * @param auth legacy {@code user:password} in base64
 * @param email legacy
 */
public record AuthRequest(
        @JsonProperty("username") @JsonInclude(JsonInclude.Include.NON_EMPTY) String username,
        @JsonProperty("password") @JsonInclude(JsonInclude.Include.NON_EMPTY) String password,
        @JsonProperty("auth") @JsonInclude(JsonInclude.Include.NON_EMPTY) String auth,
        @JsonProperty("email") @JsonInclude(JsonInclude.Include.NON_EMPTY) String email,
        @JsonProperty("serveraddress") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String serverAddress,
        @JsonProperty("identitytoken") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String identityToken,
        @JsonProperty("registrytoken") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String registryToken) {

    /** No credentials. */
    public static final AuthRequest NONE = new AuthRequest("", "", "", "", "", "", "");

    public AuthRequest {
        username = ZeroValue.text(username);
        password = ZeroValue.text(password);
        auth = ZeroValue.text(auth);
        email = ZeroValue.text(email);
        serverAddress = ZeroValue.text(serverAddress);
        identityToken = ZeroValue.text(identityToken);
        registryToken = ZeroValue.text(registryToken);
    }

    /** The fields without the secrets, which are masked. */
    @Override
    public String toString() {
        return "AuthRequest[username=" + username + ", serverAddress=" + serverAddress + ", *****]";
    }
}
