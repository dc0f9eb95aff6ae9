package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The health of a container in the list. */
public record HealthSummary(
        @JsonProperty("Status") String status, @JsonProperty("FailingStreak") int failingStreak) {

    /** Copies the collections and puts zero values where JSON had nothing. */
    public HealthSummary {
        status = ZeroValue.text(status);
    }
}
