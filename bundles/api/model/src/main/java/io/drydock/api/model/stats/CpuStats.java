package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * CPU at one moment. Clients take the share of a container from the growth of its total against the
 * growth of the system's, times the processors.
 *
 * @param usage of the container
 * @param system CPU time of the whole machine, idle included, nanoseconds; 0 in an empty sample
 * @param online processors
 * @param throttling by a quota
 */
public record CpuStats(
        @JsonProperty("cpu_usage") CpuUsage usage,
        @JsonProperty("system_cpu_usage") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long system,
        @JsonProperty("online_cpus") @JsonInclude(JsonInclude.Include.NON_DEFAULT) int online,
        @JsonProperty("throttling_data") ThrottlingData throttling) {

    /** No sample. */
    public static final CpuStats NONE = new CpuStats(CpuUsage.NONE, 0, 0, ThrottlingData.NONE);
}
