package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a prune of the build cache has removed.
 *
 * @param cachesDeleted ids, null when there was nothing to remove
 * @param spaceReclaimed bytes
 */
public record BuildCachePruneResponse(
        @JsonProperty("CachesDeleted") @Nullable List<String> cachesDeleted,
        @JsonProperty("SpaceReclaimed") long spaceReclaimed) {

    public BuildCachePruneResponse {
        cachesDeleted = ZeroValue.listOrNull(cachesDeleted);
    }
}
