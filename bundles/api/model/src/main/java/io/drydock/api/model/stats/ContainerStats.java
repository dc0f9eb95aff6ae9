package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.RfcTimestamp;
import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * One sample.
 *
 * @param read when it was taken; year 1 in the empty sample of a container that does not run
 * @param previousRead when the sample before was taken; year 1 if there was none
 * @param processes Windows only
 * @param storage Windows only
 * @param previousCpu of the sample before
 * @param name with a leading slash
 * @param id 64 hex digits
 * @param osType {@code linux} since API 1.52, empty before
 * @param networks by interface; loopback is left out
 */
public record ContainerStats(
        @JsonProperty("read") String read,
        @JsonProperty("preread") String previousRead,
        @JsonProperty("pids_stats") PidsStats pids,
        @JsonProperty("blkio_stats") BlkioStats blkio,
        @JsonProperty("num_procs") int processes,
        @JsonProperty("storage_stats") EmptyObject storage,
        @JsonProperty("cpu_stats") CpuStats cpu,
        @JsonProperty("precpu_stats") CpuStats previousCpu,
        @JsonProperty("memory_stats") MemoryStats memory,
        @JsonProperty("name") String name,
        @JsonProperty("id") String id,
        @JsonProperty("os_type") @JsonInclude(JsonInclude.Include.NON_EMPTY) String osType,
        @JsonProperty("networks") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, InterfaceStats> networks) {

    public ContainerStats {
        networks = ZeroValue.map(networks);
    }

    /** What is told of a container that does not run. */
    public static ContainerStats empty(String id, String name, String osType) {
        return new ContainerStats(
                RfcTimestamp.NEVER,
                RfcTimestamp.NEVER,
                PidsStats.NONE,
                BlkioStats.NONE,
                0,
                EmptyObject.INSTANCE,
                CpuStats.NONE,
                CpuStats.NONE,
                MemoryStats.NONE,
                name,
                id,
                osType,
                Map.of());
    }
}
