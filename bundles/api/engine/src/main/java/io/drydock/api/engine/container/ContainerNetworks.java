package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.network.NetworkConnectRequest;
import io.drydock.api.model.network.NetworkDisconnectRequest;

/**
 * Containers come to networks and leave them. One that runs gets or loses the interface at once,
 * any other one at its next start.
 */
public interface ContainerNetworks {

    /**
     * Connects a container.
     *
     * @param network name or id
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND for either of the two, FORBIDDEN
     *     when it is connected already, INVALID for what cannot be
     */
    void connect(ApiVersion version, String network, NetworkConnectRequest request);

    /**
     * Disconnects a container; with force also one that is gone and has left its endpoint behind.
     *
     * @param network name or id
     */
    void disconnect(String network, NetworkDisconnectRequest request);
}
