package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.store.ConstraintException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes users' networks: subnet, kernel, store, in this order, with the way back. */
final class NetworkCreation {

    private final Parts parts;

    NetworkCreation(Parts parts) {
        this.parts = parts;
    }

    NetworkCreateResponse create(NetworkCreateRequest request) {
        check(request);
        if (parts.networks().named(request.name()).isPresent()) {
            throw taken(request.name());
        }
        Ipam ipam = request.ipam() == null ? Ipam.DEFAULT : request.ipam();
        IpamConfig wanted =
                ipam.config().isEmpty()
                        ? new IpamConfig("", "", "", Map.of())
                        : ipam.config().getFirst();
        String ipamDriver = ipam.driver().isEmpty() ? "default" : ipam.driver();
        Map<String, String> options = Objects.requireNonNullElse(ipam.options(), Map.of());
        String subnet = parts.subnets().choose(ipamDriver, wanted.subnet(), options);
        try {
            return make(record(request, ipamDriver, options, Subnets.pool(subnet, wanted)));
        } finally {
            parts.subnets().settled(subnet);
        }
    }

    private NetworkCreateResponse make(NetworkRecord network) {
        try (Undo undo = new Undo()) {
            undo.push(() -> driver(network, false));
            driver(network, true);
            parts.networks().save(network);
            undo.keep();
        } catch (ConstraintException e) {
            throw taken(network.name());
        } catch (DriverException e) {
            throw Errors.of(e);
        }
        parts.publisher().network("create", network);
        return new NetworkCreateResponse(network.id(), "");
    }

    private void driver(NetworkRecord network, boolean create) {
        parts.drivers()
                .network(
                        network.driver(),
                        driver -> {
                            if (create) {
                                driver.createNetwork(network.spec());
                            } else {
                                driver.deleteNetwork(network.spec());
                            }
                            return true;
                        });
    }

    private static NetworkRecord record(
            NetworkCreateRequest request,
            String ipamDriver,
            Map<String, String> ipamOptions,
            IpamConfig pool) {
        return new NetworkRecord(
                RandomIds.next(),
                request.name(),
                request.driver().isEmpty() ? "bridge" : request.driver(),
                Instant.now().toString(),
                request.internal(),
                request.attachable(),
                ipamDriver,
                ipamOptions,
                List.of(pool),
                Objects.requireNonNullElse(request.options(), Map.of()),
                Objects.requireNonNullElse(request.labels(), Map.of()),
                false);
    }

    private void check(NetworkCreateRequest request) {
        String name = request.name();
        if (name.isBlank()) {
            throw EngineException.invalid("invalid network name: name is empty");
        }
        if (List.of("bridge", "host", "none", "default").contains(name)) {
            throw EngineException.forbidden(
                    "operation is not permitted on predefined " + name + " network ");
        }
        if (List.of("swarm", "global").contains(request.scope()) || request.ingress()) {
            throw EngineException.forbidden(
                    "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm"
                            + " join\" to connect this node to swarm and try again.");
        }
        String driver = request.driver();
        if (driver.equals("host") || driver.equals("null")) {
            throw EngineException.forbidden(
                    "only one instance of \"%s\" network is allowed".formatted(driver));
        }
        if (!driver.isEmpty() && !parts.drivers().names().contains(driver)) {
            throw EngineException.notFound(
                    "could not find plugin %s in v1 plugin registry: plugin not found"
                            .formatted(driver));
        }
        unavailable(request);
    }

    private static void unavailable(NetworkCreateRequest request) {
        if (Boolean.TRUE.equals(request.enableIpv6())) {
            throw EngineException.notImplemented("IPv6 networks are not available yet");
        }
        if (request.configOnly()
                || request.configFrom() != null && !request.configFrom().network().isEmpty()) {
            throw EngineException.notImplemented(
                    "networks made of configurations are not available yet");
        }
        if (request.ipam() != null && request.ipam().config().size() > 1) {
            throw EngineException.notImplemented(
                    "networks of several subnets are not available yet");
        }
    }

    private static EngineException taken(String name) {
        return EngineException.conflict("network with name " + name + " already exists");
    }
}
