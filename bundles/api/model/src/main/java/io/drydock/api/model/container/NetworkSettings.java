package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The networks of a container as inspect shows them.
 *
 * @param sandboxKey path of the network namespace
 * @param ports where each port is published; null for one that is only exposed
 * @param bridge below API 1.52: the connection to the default bridge again, flat
 */
public record NetworkSettings(
        @JsonProperty("SandboxID") String sandboxId,
        @JsonProperty("SandboxKey") String sandboxKey,
        @JsonProperty("Ports") Map<String, @Nullable List<PortBinding>> ports,
        @JsonUnwrapped @JsonProperty("#bridge") @Nullable BridgeSettings bridge,
        @JsonProperty("Networks") Map<String, @Nullable EndpointSettings> networks) {

    /** No networks. */
    public static final NetworkSettings EMPTY =
            new NetworkSettings("", "", Map.of(), null, Map.of());

    public NetworkSettings {
        sandboxId = ZeroValue.text(sandboxId);
        sandboxKey = ZeroValue.text(sandboxKey);
        ports = ZeroValue.map(ports);
        networks = ZeroValue.map(networks);
    }
}
