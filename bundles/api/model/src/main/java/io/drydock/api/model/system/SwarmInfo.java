package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The part of this host in a cluster.
 *
 * @param localNodeState {@code inactive} without a cluster
 */
public record SwarmInfo(
        @JsonProperty("NodeID") String nodeId,
        @JsonProperty("NodeAddr") String nodeAddr,
        @JsonProperty("LocalNodeState") String localNodeState,
        @JsonProperty("ControlAvailable") boolean controlAvailable,
        @JsonProperty("Error") String error,
        @JsonProperty("RemoteManagers") @Nullable List<SwarmPeer> remoteManagers) {

    /** No cluster. */
    public static final SwarmInfo INACTIVE = new SwarmInfo("", "", "inactive", false, "", null);

    public SwarmInfo {
        nodeId = ZeroValue.text(nodeId);
        nodeAddr = ZeroValue.text(nodeAddr);
        localNodeState = ZeroValue.text(localNodeState);
        error = ZeroValue.text(error);
        remoteManagers = ZeroValue.listOrNull(remoteManagers);
    }
}
