package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.PortBinding;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Published ports of sandboxes: they are at the endpoint that leads to the world. */
final class Publishing {

    private final Networks networks;
    private final Connector connector;

    Publishing(Networks networks, Connector connector) {
        this.networks = networks;
        this.connector = connector;
    }

    List<PortMapping> wanted(SandboxRequest request) {
        return PortWishes.of(request);
    }

    /** The endpoint with these ports published, and no others. */
    EndpointRecord publish(
            SandboxRequest request, EndpointRecord endpoint, List<PortMapping> ports, Undo undo) {
        NetworkRecord network = networks.resolve(endpoint.networkId());
        try {
            EndpointRecord published = connector.republish(network, endpoint, ports);
            undo.push(() -> connector.republish(network, published, endpoint.ports()));
            return published;
        } catch (DriverException e) {
            throw new EngineException(
                    ErrorKind.SYSTEM,
                    "driver failed programming external connectivity on endpoint %s (%s): %s"
                            .formatted(request.name(), endpoint.id(), e.getMessage()),
                    e);
        }
    }

    /** Other ports than before, at the endpoint that leads out. */
    List<EndpointRecord> replace(
            SandboxRequest request,
            List<EndpointRecord> endpoints,
            Optional<EndpointRecord> way,
            Undo undo) {
        List<PortMapping> wanted = wanted(request);
        List<EndpointRecord> replaced = new ArrayList<>();
        for (EndpointRecord old : endpoints) {
            boolean here = !wanted.isEmpty() && way.filter(old::equals).isPresent();
            replaced.add(here ? publish(request, old, wanted, undo) : unpublished(old, undo));
        }
        return replaced;
    }

    private EndpointRecord unpublished(EndpointRecord endpoint, Undo undo) {
        if (!endpoint.ports().isEmpty()) {
            NetworkRecord network = networks.resolve(endpoint.networkId());
            connector.unpublish(network, endpoint);
            undo.push(() -> connector.publish(network, endpoint, endpoint.ports()));
        }
        return endpoint.withPorts(List.of());
    }

    /** What was published at one endpoint is published at the other, on the same host ports. */
    List<EndpointRecord> move(
            SandboxRequest request,
            List<EndpointRecord> endpoints,
            Optional<EndpointRecord> from,
            Optional<EndpointRecord> to,
            Undo undo) {
        List<EndpointRecord> moved = new ArrayList<>(endpoints);
        List<PortMapping> ports = from.map(EndpointRecord::ports).orElseGet(List::of);
        from.filter(it -> endpoints.contains(it) && !it.ports().isEmpty())
                .ifPresent(
                        old -> {
                            NetworkRecord network = networks.resolve(old.networkId());
                            connector.unpublish(network, old);
                            undo.push(() -> connector.publish(network, old, old.ports()));
                            moved.set(moved.indexOf(old), old.withPorts(List.of()));
                        });
        to.ifPresent(
                next -> {
                    // A port at the container's own address was none of the host.
                    boolean kept = ports.stream().anyMatch(port -> port.hostPort() != 0);
                    List<PortMapping> wanted = kept ? ports : wanted(request);
                    if (!wanted.isEmpty()) {
                        moved.set(moved.indexOf(next), publish(request, next, wanted, undo));
                    }
                });
        return moved;
    }

    /** Where no network leads out, not even exposed ports are shown. */
    Map<String, List<PortBinding>> shown(SandboxRequest request, List<EndpointRecord> endpoints) {
        if (endpoints.stream().allMatch(it -> networks.resolve(it.networkId()).internal())) {
            return Map.of();
        }
        return PortWishes.shown(
                request,
                endpoints.stream().flatMap(endpoint -> endpoint.ports().stream()).toList());
    }
}
