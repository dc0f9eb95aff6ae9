package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * CPU time used since the start, in nanoseconds.
 *
 * @param total in all
 * @param perCpu per processor; only cgroup v1 tells
 * @param kernel in the kernel
 * @param user in user mode
 */
public record CpuUsage(
        @JsonProperty("total_usage") long total,
        @JsonProperty("percpu_usage") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> perCpu,
        @JsonProperty("usage_in_kernelmode") long kernel,
        @JsonProperty("usage_in_usermode") long user) {

    /** Nothing used. */
    public static final CpuUsage NONE = new CpuUsage(0, List.of(), 0, 0);

    public CpuUsage {
        perCpu = ZeroValue.list(perCpu);
    }
}
