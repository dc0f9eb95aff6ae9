package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * The part of the host configuration that the list shows.
 *
 * @param annotations from API 1.46
 */
public record SummaryHostConfig(
        @JsonProperty("NetworkMode") @JsonInclude(JsonInclude.Include.NON_EMPTY) String networkMode,
        @JsonProperty("Annotations") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> annotations) {

    static final SummaryHostConfig EMPTY = new SummaryHostConfig("", Map.of());

    public SummaryHostConfig {
        networkMode = ZeroValue.text(networkMode);
        annotations = ZeroValue.map(annotations);
    }
}
