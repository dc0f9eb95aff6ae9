package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/** The driver that makes a volume which does not exist yet. */
public record VolumeDriverConfig(
        @JsonProperty("Name") @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
        @JsonProperty("Options") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> options) {

    public VolumeDriverConfig {
        name = ZeroValue.text(name);
        options = ZeroValue.map(options);
    }
}
