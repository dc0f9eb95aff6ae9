package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A container to disconnect from a network.
 *
 * @param force also where the container is not there any more
 */
public record NetworkDisconnectRequest(
        @JsonProperty("Container") String container, @JsonProperty("Force") boolean force) {

    public NetworkDisconnectRequest {
        container = ZeroValue.text(container);
    }
}
