package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * The health of a container and the last probes.
 *
 * @param status {@code none}, {@code starting}, {@code healthy} or {@code unhealthy}
 * @param log the last five probes, oldest first
 */
public record Health(
        @JsonProperty("Status") String status,
        @JsonProperty("FailingStreak") int failingStreak,
        @JsonProperty("Log") List<HealthcheckResult> log) {

    public Health {
        status = ZeroValue.text(status);
        log = ZeroValue.list(log);
    }
}
