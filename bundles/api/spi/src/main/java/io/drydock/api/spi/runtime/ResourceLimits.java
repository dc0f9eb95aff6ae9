package io.drydock.api.spi.runtime;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Limits of a container's cgroup; null leaves the kernel's default.
 *
 * @param memory bytes
 * @param memorySwap memory and swap together, bytes, -1 for unlimited
 * @param memoryReservation soft limit, bytes
 * @param swappiness 0 to 100
 * @param oomKillDisable the kernel must not kill for memory
 * @param cpuShares relative weight, 2 to 262144
 * @param cpuQuota microseconds per period
 * @param cpuPeriod microseconds
 * @param cpuRealtimeRuntime microseconds
 * @param cpuRealtimePeriod microseconds
 * @param cpus allowed processors: {@code 0-2,4}
 * @param mems allowed memory nodes
 * @param pids number of processes, -1 for unlimited
 * @param blkioWeight 10 to 1000
 * @param throttles per device rates
 */
public record ResourceLimits(
        @Nullable Long memory,
        @Nullable Long memorySwap,
        @Nullable Long memoryReservation,
        @Nullable Long swappiness,
        @Nullable Boolean oomKillDisable,
        @Nullable Long cpuShares,
        @Nullable Long cpuQuota,
        @Nullable Long cpuPeriod,
        @Nullable Long cpuRealtimeRuntime,
        @Nullable Long cpuRealtimePeriod,
        @Nullable String cpus,
        @Nullable String mems,
        @Nullable Long pids,
        @Nullable Integer blkioWeight,
        List<Throttle> throttles) {

    public ResourceLimits {
        throttles = List.copyOf(throttles);
    }

    /** No limit at all. */
    public static ResourceLimits none() {
        return new ResourceLimits(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                List.of());
    }

    /** A rate or weight of one block device. */
    public record Throttle(Kind kind, String device, long value) {

        /** What the value limits. */
        public enum Kind {
            /** Weight, 10 to 1000. */
            WEIGHT,
            /** Bytes per second read. */
            READ_BPS,
            /** Bytes per second written. */
            WRITE_BPS,
            /** Reads per second. */
            READ_IOPS,
            /** Writes per second. */
            WRITE_IOPS
        }
    }
}
