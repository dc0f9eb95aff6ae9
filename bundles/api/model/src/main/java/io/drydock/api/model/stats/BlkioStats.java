package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Block devices; null where the kernel does not tell. cgroup v2 fills only the first.
 *
 * @param serviceBytes bytes
 * @param serviced operations
 * @param queued operations waiting
 * @param serviceTime nanoseconds from dispatch to the end
 * @param waitTime nanoseconds of waiting
 * @param merged requests joined
 * @param time milliseconds
 * @param sectors transferred
 */
public record BlkioStats(
        @JsonProperty("io_service_bytes_recursive") @Nullable List<BlkioEntry> serviceBytes,
        @JsonProperty("io_serviced_recursive") @Nullable List<BlkioEntry> serviced,
        @JsonProperty("io_queue_recursive") @Nullable List<BlkioEntry> queued,
        @JsonProperty("io_service_time_recursive") @Nullable List<BlkioEntry> serviceTime,
        @JsonProperty("io_wait_time_recursive") @Nullable List<BlkioEntry> waitTime,
        @JsonProperty("io_merged_recursive") @Nullable List<BlkioEntry> merged,
        @JsonProperty("io_time_recursive") @Nullable List<BlkioEntry> time,
        @JsonProperty("sectors_recursive") @Nullable List<BlkioEntry> sectors) {

    /** No sample. */
    public static final BlkioStats NONE =
            new BlkioStats(null, null, null, null, null, null, null, null);

    public BlkioStats {
        serviceBytes = ZeroValue.listOrNull(serviceBytes);
        serviced = ZeroValue.listOrNull(serviced);
        queued = ZeroValue.listOrNull(queued);
        serviceTime = ZeroValue.listOrNull(serviceTime);
        waitTime = ZeroValue.listOrNull(waitTime);
        merged = ZeroValue.listOrNull(merged);
        time = ZeroValue.listOrNull(time);
        sectors = ZeroValue.listOrNull(sectors);
    }
}
