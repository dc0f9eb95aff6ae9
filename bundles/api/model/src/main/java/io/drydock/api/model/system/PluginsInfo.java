package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The drivers and plugins there are, by kind.
 *
 * @param authorization in the order of their calls; null when there are none
 */
public record PluginsInfo(
        @JsonProperty("Volume") @Nullable List<String> volume,
        @JsonProperty("Network") @Nullable List<String> network,
        @JsonProperty("Authorization") @Nullable List<String> authorization,
        @JsonProperty("Log") @Nullable List<String> log) {

    /** No plugins. */
    public static final PluginsInfo NONE = new PluginsInfo(null, null, null, null);

    public PluginsInfo {
        volume = ZeroValue.listOrNull(volume);
        network = ZeroValue.listOrNull(network);
        authorization = ZeroValue.listOrNull(authorization);
        log = ZeroValue.listOrNull(log);
    }
}
