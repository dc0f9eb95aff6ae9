package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a prune of networks has removed.
 *
 * @param networksDeleted names; null when there was nothing to remove
 */
public record NetworksPruneResponse(
        @JsonProperty("NetworksDeleted") @Nullable List<String> networksDeleted) {

    public NetworksPruneResponse {
        networksDeleted = ZeroValue.listOrNull(networksDeleted);
    }
}
