package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** A manager of a cluster. */
public record SwarmPeer(@JsonProperty("NodeID") String nodeId, @JsonProperty("Addr") String addr) {

    public SwarmPeer {
        nodeId = ZeroValue.text(nodeId);
        addr = ZeroValue.text(addr);
    }
}
