package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The health of a container in the list. */
public record HealthSummary(
        @JsonProperty("Status") String status, @JsonProperty("FailingStreak") int failingStreak) {

    public HealthSummary {
        status = ZeroValue.text(status);
    }
}
