package io.drydock.service.network;

import io.drydock.api.engine.network.NetworkEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;
import io.drydock.api.model.network.NetworksPruneResponse;
import io.drydock.api.model.stream.Presence;

import java.util.List;

/** Networks as users see, make and remove them. */
final class NetworkAdministration implements NetworkEngine {

    private final Parts parts;
    private final NetworkViews views;
    private final NetworkCreation creation;
    private final NetworkRemoval removal;

    NetworkAdministration(Parts parts) {
        this.parts = parts;
        this.views = new NetworkViews(parts.sandboxes(), parts.addresses());
        this.creation = new NetworkCreation(parts);
        this.removal = new NetworkRemoval(parts);
    }

    @Override
    public List<Network> list(ApiVersion version, Filters filters) {
        parts.predefined().ensure();
        NetworkFilter filter = new NetworkFilter(filters, parts.sandboxes());
        return parts.networks().all().stream()
                .filter(filter::matches)
                .map(network -> views.listed(network, version))
                .toList();
    }

    @Override
    public Network inspect(ApiVersion version, String reference, String scope) {
        parts.predefined().ensure();
        if (!scope.isEmpty() && !scope.equals("local")) {
            throw EngineException.notFound("network " + reference + " not found");
        }
        return views.inspected(parts.networks().resolve(reference), version);
    }

    @Override
    public NetworkCreateResponse create(ApiVersion version, NetworkCreateRequest request) {
        parts.predefined().ensure();
        return creation.create(request);
    }

    @Override
    public void remove(String reference) {
        removal.remove(parts.networks().resolve(reference));
    }

    @Override
    public NetworksPruneResponse prune(Filters filters, Presence client) {
        return removal.prune(filters, client);
    }
}
