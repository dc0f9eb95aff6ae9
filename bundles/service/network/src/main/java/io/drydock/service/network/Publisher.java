package io.drydock.service.network;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Of what a driver has put right. */
    void mended(String driver, List<String> found) {
        String first = found.stream().limit(10).collect(Collectors.joining("; "));
        events.publish(
                new Event(
                        "network",
                        "mend",
                        driver,
                        Map.of("type", driver, "count", "" + found.size(), "found", first)));
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
