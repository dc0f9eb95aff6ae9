package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The networks a container joins when it is created.
 *
 * @param endpointsConfig settings per network name or id; null for none
 */
public record NetworkingConfig(
        @JsonProperty("EndpointsConfig") Map<String, @Nullable EndpointSettings> endpointsConfig) {

    /** The network of {@code HostConfig.NetworkMode} alone. */
    public static final NetworkingConfig NONE = new NetworkingConfig(Map.of());

    public NetworkingConfig {
        endpointsConfig = ZeroValue.map(endpointsConfig);
    }
}
