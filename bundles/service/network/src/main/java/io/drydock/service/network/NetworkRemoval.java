package io.drydock.service.network;

import io.drydock.api.model.Filters;
import io.drydock.api.model.PruneUntil;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.NetworksPruneResponse;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.DriverException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes users' networks: from the store first, which knows whether somebody is on it. */
final class NetworkRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkRemoval.class);
    private static final Set<String> PRUNE_KEYS = Set.of("label", "label!", "until");

    private final Parts parts;

    NetworkRemoval(Parts parts) {
        this.parts = parts;
    }

    void remove(NetworkRecord network) {
        if (network.predefined()) {
            throw EngineException.forbidden(
                    network.name() + " is a pre-defined network and cannot be removed");
        }
        if (!makes(network).isEmpty()) {
            throw EngineException.forbidden(
                    "error while removing network: configuration network \"%s\" is in use"
                            .formatted(network.name()));
        }
        List<EndpointRecord> endpoints = endpoints(network);
        if (!endpoints.isEmpty() || !parts.networks().removeUnused(network)) {
            throw EngineException.forbidden(
                    "error while removing network: network %s has active endpoints (%s)"
                            .formatted(network.name(), names(endpoints)));
        }
        takeAway(network);
        parts.publisher().network("destroy", network);
    }

    /** The networks made of a configuration. */
    private List<NetworkRecord> makes(NetworkRecord network) {
        return parts.networks().all().stream()
                .filter(it -> network.configOnly() && it.configFrom().equals(network.name()))
                .toList();
    }

    /** What of it is in the kernel; what stays there goes at the next start. */
    private void takeAway(NetworkRecord network) {
        try {
            if (!network.configOnly()) {
                parts.drivers()
                        .network(
                                network.driver(),
                                driver -> {
                                    driver.deleteNetwork(network.spec());
                                    return true;
                                });
            }
            parts.networks().settled(network);
        } catch (DriverException e) {
            LOG.warn("network {} is gone, its links stay: {}", network.name(), e.getMessage(), e);
        }
    }

    /** Ends what a dead engine had begun: a network is there with its record or not at all. */
    void finish() {
        parts.networks().halfDone().forEach(this::takeAway);
    }

    private List<EndpointRecord> endpoints(NetworkRecord network) {
        return parts.sandboxes().endpoints().stream()
                .filter(endpoint -> endpoint.networkId().equals(network.id()))
                .toList();
    }

    private String names(List<EndpointRecord> endpoints) {
        return endpoints.stream()
                .map(
                        endpoint ->
                                "name:\"%s\" id:\"%s\""
                                        .formatted(
                                                container(endpoint),
                                                endpoint.id().substring(0, 12)))
                .collect(Collectors.joining(", "));
    }

    private String container(EndpointRecord endpoint) {
        return parts.sandboxes().find(endpoint.containerId()).map(SandboxRecord::name).orElse("");
    }

    NetworksPruneResponse prune(Filters filters, Presence client) {
        filters.forbidUnknown(PRUNE_KEYS);
        Optional<Instant> until = PruneUntil.of(filters, Instant.now(), ZoneId.systemDefault());
        List<String> removed = new ArrayList<>();
        for (NetworkRecord network : parts.networks().all()) {
            if (client.here()
                    && !network.predefined()
                    && !network.configOnly()
                    && matches(filters, network)
                    && until.filter(it -> Instant.parse(network.created()).isAfter(it)).isEmpty()
                    && endpoints(network).isEmpty()) {
                remove(network);
                removed.add(network.name());
            }
        }
        parts.publisher().pruned();
        return new NetworksPruneResponse(removed.isEmpty() ? null : removed);
    }

    private static boolean matches(Filters filters, NetworkRecord network) {
        Filters unwanted = new Filters(Map.of("label", filters.values("label!")));
        return filters.keyValues("label", network.labels())
                && (!filters.has("label!") || !unwanted.keyValues("label", network.labels()));
    }
}
