package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * Memory at one moment, in bytes.
 *
 * @param usage page cache included
 * @param maxUsage the most it was; only cgroup v1 tells
 * @param stats memory.stat of the cgroup
 * @param failures how often the limit was hit
 * @param limit in force; the machine's memory without one
 */
public record MemoryStats(
        @JsonProperty("usage") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long usage,
        @JsonProperty("max_usage") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long maxUsage,
        @JsonProperty("stats") @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> stats,
        @JsonProperty("failcnt") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long failures,
        @JsonProperty("limit") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long limit) {

    /** No sample. */
    public static final MemoryStats NONE = new MemoryStats(0, 0, Map.of(), 0, 0);

    public MemoryStats {
        stats = ZeroValue.map(stats);
    }
}
