package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * How the health of a container is probed; durations in nanoseconds, 0 to inherit.
 *
 * @param test empty to inherit, {@code NONE}, {@code CMD args...} or {@code CMD-SHELL line}
 * @param interval time between two probes
 * @param timeout time after which a probe counts as failed
 * @param startPeriod time in which failures do not count
 * @param startInterval time between probes within the start period
 * @param retries failures in a row that make the container unhealthy
 */
public record HealthcheckConfig(
        @JsonProperty("Test") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> test,
        @JsonProperty("Interval") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long interval,
        @JsonProperty("Timeout") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long timeout,
        @JsonProperty("StartPeriod") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long startPeriod,
        @JsonProperty("StartInterval") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                long startInterval,
        @JsonProperty("Retries") @JsonInclude(JsonInclude.Include.NON_DEFAULT) int retries) {

    public HealthcheckConfig {
        test = ZeroValue.list(test);
    }
}
