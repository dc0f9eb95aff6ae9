package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Processes and threads.
 *
 * @param current now
 * @param limit 0 without one
 */
public record PidsStats(
        @JsonProperty("current") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long current,
        @JsonProperty("limit") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long limit) {

    /** No sample. */
    public static final PidsStats NONE = new PidsStats(0, 0);
}
