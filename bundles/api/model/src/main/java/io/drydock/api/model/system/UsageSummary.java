package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * What one kind of objects takes on disk, from API 1.52.
 *
 * @param <T> the objects
 * @param activeCount objects in use
 * @param reclaimable bytes that a prune would free
 * @param totalSize bytes of all of them
 * @param items the objects themselves, only with {@code verbose}
 */
public record UsageSummary<T>(
        @JsonProperty("ActiveCount") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long activeCount,
        @JsonProperty("TotalCount") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long totalCount,
        @JsonProperty("Reclaimable") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long reclaimable,
        @JsonProperty("TotalSize") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long totalSize,
        @JsonProperty("Items") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<T> items) {

    /** Copies the items. */
    public UsageSummary {
        items = ZeroValue.list(items);
    }
}
