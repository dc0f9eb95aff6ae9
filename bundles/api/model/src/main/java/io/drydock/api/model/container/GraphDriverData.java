package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Where a graph driver keeps a root file system.
 *
 * @param data paths by their role
 * @param name name of the driver
 */
public record GraphDriverData(
        @JsonProperty("Data") @Nullable Map<String, String> data,
        @JsonProperty("Name") String name) {

    public GraphDriverData {
        data = ZeroValue.mapOrNull(data);
        name = ZeroValue.text(name);
    }
}
