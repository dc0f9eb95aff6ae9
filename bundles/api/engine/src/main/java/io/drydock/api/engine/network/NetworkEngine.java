package io.drydock.api.engine.network;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkConnectRequest;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;
import io.drydock.api.model.network.NetworkDisconnectRequest;
import io.drydock.api.model.network.NetworksPruneResponse;

import java.util.List;

/** Networks as the network router sees them; names, full and short ids are accepted. */
public interface NetworkEngine {

    /** Networks by the filters of {@code docker network ls}; from a snapshot. */
    List<Network> list(ApiVersion version, Filters filters);

    /** One network in full, with its containers. */
    Network inspect(ApiVersion version, String reference, String scope);

    /** Creates a network. */
    NetworkCreateResponse create(ApiVersion version, NetworkCreateRequest request);

    /** Removes a network without endpoints. */
    void remove(String reference);

    /** Connects a container, running or not. */
    void connect(String reference, NetworkConnectRequest request);

    /** Disconnects a container. */
    void disconnect(String reference, NetworkDisconnectRequest request);

    /** Removes unused networks. */
    NetworksPruneResponse prune(Filters filters);
}
