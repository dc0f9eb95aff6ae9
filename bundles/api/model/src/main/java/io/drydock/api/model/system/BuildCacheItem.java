package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One record of the build cache.
 *
 * @param size bytes
 */
public record BuildCacheItem(
        @JsonProperty("ID") String id,
        @JsonProperty("Parents") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parents,
        @JsonProperty("Type") String type,
        @JsonProperty("Description") String description,
        @JsonProperty("InUse") boolean inUse,
        @JsonProperty("Shared") boolean shared,
        @JsonProperty("Size") long size,
        @JsonProperty("CreatedAt") String createdAt,
        @JsonProperty("LastUsedAt") @Nullable String lastUsedAt,
        @JsonProperty("UsageCount") int usageCount) {

    public BuildCacheItem {
        id = ZeroValue.text(id);
        parents = ZeroValue.list(parents);
        type = ZeroValue.text(type);
        description = ZeroValue.text(description);
        createdAt = ZeroValue.text(createdAt);
    }
}
