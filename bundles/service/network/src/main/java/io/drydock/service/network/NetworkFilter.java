package io.drydock.service.network;

import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;

import java.util.Set;

/** The filters of {@code docker network ls}. */
final class NetworkFilter {

    private static final Set<String> KEYS =
            Set.of("dangling", "driver", "id", "label", "name", "scope", "type");

    private final Filters filters;
    private final OpenSandboxes sandboxes;

    NetworkFilter(Filters filters, OpenSandboxes sandboxes) {
        filters.forbidUnknown(KEYS);
        filters.flag("dangling");
        for (String type : filters.values("type")) {
            if (!Set.of("builtin", "custom").contains(type)) {
                throw EngineException.invalid("invalid filter: 'type'='" + type + "'");
            }
        }
        this.filters = filters;
        this.sandboxes = sandboxes;
    }

    boolean matches(NetworkRecord network) {
        return filters.exact("driver", network.driver())
                && filters.fuzzy("id", network.id())
                && filters.pattern("name", network.name())
                && filters.exact("scope", "local")
                && filters.exact("type", network.predefined() ? "builtin" : "custom")
                && filters.keyValues("label", network.labels())
                && filters.flag("dangling").map(wanted -> wanted == dangling(network)).orElse(true);
    }

    private boolean dangling(NetworkRecord network) {
        return !network.predefined()
                && sandboxes.endpoints().stream()
                        .noneMatch(endpoint -> endpoint.networkId().equals(network.id()));
    }
}
