package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The networks of a container in the list. */
public record SummaryNetworkSettings(
        @JsonProperty("Networks") Map<String, @Nullable EndpointSettings> networks) {

    static final SummaryNetworkSettings EMPTY = new SummaryNetworkSettings(Map.of());

    public SummaryNetworkSettings {
        networks = ZeroValue.map(networks);
    }
}
