package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;
import io.drydock.api.model.container.EndpointSettings;

import org.jspecify.annotations.Nullable;

/** A container to connect to a network. */
public record NetworkConnectRequest(
        @JsonProperty("Container") String container,
        @JsonProperty("EndpointConfig") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable EndpointSettings endpointConfig) {

    public NetworkConnectRequest {
        container = ZeroValue.text(container);
    }
}
