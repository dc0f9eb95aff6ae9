package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a prune of volumes has removed.
 *
 * @param volumesDeleted names; null when there was nothing to remove
 * @param spaceReclaimed bytes
 */
public record VolumesPruneResponse(
        @JsonProperty("VolumesDeleted") @Nullable List<String> volumesDeleted,
        @JsonProperty("SpaceReclaimed") long spaceReclaimed) {

    public VolumesPruneResponse {
        volumesDeleted = ZeroValue.listOrNull(volumesDeleted);
    }
}
