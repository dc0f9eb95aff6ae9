package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The address management of a network.
 *
 * @param driver {@code default} for the engine's own
 * @param config pools
 */
public record Ipam(
        @JsonProperty("Driver") String driver,
        @JsonProperty("Options") @Nullable Map<String, String> options,
        @JsonProperty("Config") List<IpamConfig> config) {

    /** The engine's own driver, with pools of its choice. */
    public static final Ipam DEFAULT = new Ipam("default", null, List.of());

    public Ipam {
        driver = ZeroValue.text(driver);
        options = ZeroValue.mapOrNull(options);
        config = ZeroValue.list(config);
    }
}
