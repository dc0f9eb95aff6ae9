package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The volumes, and the drivers that could not be asked.
 *
 * @param warnings null when all drivers have answered
 */
public record VolumeListResponse(
        @JsonProperty("Volumes") List<Volume> volumes,
        @JsonProperty("Warnings") @Nullable List<String> warnings) {

    public VolumeListResponse {
        volumes = ZeroValue.list(volumes);
        warnings = ZeroValue.listOrNull(warnings);
    }
}
