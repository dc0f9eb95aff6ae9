package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a volume takes on disk.
 *
 * @param refCount containers that use it, -1 when unknown
 * @param size bytes, -1 when unknown
 */
public record VolumeUsage(
        @JsonProperty("RefCount") long refCount, @JsonProperty("Size") long size) {}
