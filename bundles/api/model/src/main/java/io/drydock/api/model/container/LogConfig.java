package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * The log driver of a container and its options.
 *
 * @param type name of the driver, empty for the engine's default
 * @param config options of the driver
 */
public record LogConfig(
        @JsonProperty("Type") String type, @JsonProperty("Config") Map<String, String> config) {

    /** The engine's default driver with its default options. */
    public static final LogConfig DEFAULT = new LogConfig("", Map.of());

    public LogConfig {
        type = ZeroValue.text(type);
        config = ZeroValue.map(config);
    }
}
