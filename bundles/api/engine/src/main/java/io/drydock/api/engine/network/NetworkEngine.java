package io.drydock.api.engine.network;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;
import io.drydock.api.model.network.NetworksPruneResponse;
import io.drydock.api.model.stream.Presence;

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

    /** Removes unused networks, until the client leaves. */
    NetworksPruneResponse prune(Filters filters, Presence client);
}
