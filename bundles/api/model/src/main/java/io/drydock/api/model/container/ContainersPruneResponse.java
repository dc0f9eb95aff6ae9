package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a prune of containers has removed.
 *
 * @param containersDeleted ids; null when there was nothing to remove
 * @param spaceReclaimed bytes
 */
public record ContainersPruneResponse(
        @JsonProperty("ContainersDeleted") @Nullable List<String> containersDeleted,
        @JsonProperty("SpaceReclaimed") long spaceReclaimed) {

    public ContainersPruneResponse {
        containersDeleted = ZeroValue.listOrNull(containersDeleted);
    }
}
