package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The network whose configuration another one takes over. */
public record ConfigReference(@JsonProperty("Network") String network) {

    /** No such network. */
    public static final ConfigReference NONE = new ConfigReference("");

    public ConfigReference {
        network = ZeroValue.text(network);
    }
}
