package io.drydock.service.network;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;

import java.util.Map;

/** Events of networks, as dockerd names them. */
final class Publisher {

    private final Events events;

    Publisher(Events events) {
        this.events = events;
    }

    void endpoint(String action, EndpointRecord endpoint) {
        events.publish(
                new Event(
                        "network",
                        action,
                        endpoint.networkId(),
                        Map.of(
                                "container",
                                endpoint.containerId(),
                                "name",
                                endpoint.network(),
                                "type",
                                endpoint.driver())));
    }

    /** Of a network without endpoints: host or none. */
    void plain(String action, NetworkRecord network, String containerId) {
        events.publish(
                new Event(
                        "network",
                        action,
                        network.id(),
                        Map.of(
                                "container", containerId,
                                "name", network.name(),
                                "type", network.driver())));
    }

    /** Networks take no room. */
    void pruned() {
        events.publish(new Event("network", "prune", "", Map.of("reclaimed", "0")));
    }

    void network(String action, NetworkRecord network) {
        events.publish(
                new Event(
                        "network",
                        action,
                        network.id(),
                        Map.of("name", network.name(), "type", network.driver())));
    }
}
