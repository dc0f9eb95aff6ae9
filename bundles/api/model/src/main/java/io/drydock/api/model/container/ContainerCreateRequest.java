package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The body of a create: the fields of {@link ContainerConfig} flat, and two objects beside them.
 */
public record ContainerCreateRequest(
        @JsonUnwrapped @JsonProperty("#config") ContainerConfig config,
        @JsonProperty("HostConfig") HostConfig hostConfig,
        @JsonProperty("NetworkingConfig") NetworkingConfig networkingConfig) {

    public ContainerCreateRequest {
        config = config == null ? ContainerConfig.EMPTY : config;
        hostConfig = hostConfig == null ? HostConfig.defaults() : hostConfig;
        networkingConfig = networkingConfig == null ? NetworkingConfig.NONE : networkingConfig;
    }
}
