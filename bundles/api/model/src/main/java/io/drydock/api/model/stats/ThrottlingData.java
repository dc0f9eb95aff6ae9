package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a CPU quota was felt.
 *
 * @param periods that have passed
 * @param throttledPeriods those in which the quota was used up
 * @param throttledTime nanoseconds of waiting
 */
public record ThrottlingData(
        @JsonProperty("periods") long periods,
        @JsonProperty("throttled_periods") long throttledPeriods,
        @JsonProperty("throttled_time") long throttledTime) {

    /** Never felt. */
    public static final ThrottlingData NONE = new ThrottlingData(0, 0, 0);
}
