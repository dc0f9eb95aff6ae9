package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * One probe of the health of a container.
 *
 * @param start RFC 3339
 * @param end RFC 3339
 * @param exitCode 0 healthy, anything else unhealthy
 * @param output at most 4096 bytes
 */
public record HealthcheckResult(
        @JsonProperty("Start") String start,
        @JsonProperty("End") String end,
        @JsonProperty("ExitCode") int exitCode,
        @JsonProperty("Output") String output) {

    public HealthcheckResult {
        start = ZeroValue.text(start);
        end = ZeroValue.text(end);
        output = ZeroValue.text(output);
    }
}
