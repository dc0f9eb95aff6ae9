package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** Block IO weight for one device. */
public record WeightDevice(@JsonProperty("Path") String path, @JsonProperty("Weight") int weight) {

    public WeightDevice {
        path = ZeroValue.text(path);
    }
}
