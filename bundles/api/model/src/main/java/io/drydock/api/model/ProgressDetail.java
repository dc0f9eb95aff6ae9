package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a step of a progress stream is.
 *
 * @param current done so far, in units
 * @param total all there is to do, 0 when unknown
 * @param start Unix seconds of the beginning
 * @param hideCounts show the bar without the numbers
 * @param units unit of the numbers, bytes when empty
 */
public record ProgressDetail(
        @JsonProperty("current") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long current,
        @JsonProperty("total") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long total,
        @JsonProperty("start") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long start,
        @JsonProperty("hidecounts") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean hideCounts,
        @JsonProperty("units") @JsonInclude(JsonInclude.Include.NON_EMPTY) String units) {

    public ProgressDetail {
        units = ZeroValue.text(units);
    }
}
