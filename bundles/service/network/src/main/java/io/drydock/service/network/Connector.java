package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;
import io.drydock.service.network.Addresses.Chosen;
import io.drydock.service.network.Plan.Wish;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Connects one container to one network, in the kernel only. */
final class Connector {

    private final NetworkDrivers drivers;
    private final Addresses addresses;
    private final OpenSandboxes sandboxes;

    Connector(NetworkDrivers drivers, Addresses addresses, OpenSandboxes sandboxes) {
        this.drivers = drivers;
        this.addresses = addresses;
        this.sandboxes = sandboxes;
    }

    /**
     * Who connects.
     *
     * @param id of the container
     * @param name of the container
     * @param hostname of the container
     * @param namespace its sandbox
     */
    record Guest(String id, String name, String hostname, Path namespace) {}

    /** The default routes that an endpoint gives its sandbox. */
    record Ways(boolean ipv4, boolean ipv6) {
        static final Ways NONE = new Ways(false, false);
    }

    /**
     * Makes endpoint and link.
     *
     * @param link name of the interface in the sandbox
     * @param ways which default routes it gives
     */
    EndpointRecord connect(Guest guest, Wish wish, String link, Ways ways, Undo undo) {
        NetworkRecord network = wish.network();
        Chosen ipv4 = addresses.choose(wish, false);
        undo.push(() -> addresses.release(network.id(), ipv4.text()));
        Chosen ipv6 = addresses.choose(wish, true);
        undo.push(() -> addresses.release(network.id(), ipv6.text()));
        EndpointRecord endpoint = endpoint(guest, wish, link, ipv4, ipv6);
        sandboxes.connecting(endpoint);
        undo.push(() -> sandboxes.connected(endpoint.id()));
        undo.push(() -> delete(network, endpoint, guest.namespace().toString()));
        NetworkSpec spec = network.spec(ways.ipv4(), ways.ipv6());
        return drivers.network(
                network.driver(), driver -> join(driver, spec, endpoint, guest.namespace()));
    }

    private static EndpointRecord join(
            NetworkDriver driver, NetworkSpec network, EndpointRecord endpoint, Path namespace) {
        EndpointSpec made = driver.createEndpoint(network, endpoint.spec());
        driver.join(network, made, namespace.toString());
        return endpoint.withMac(made.mac());
    }

    private static EndpointRecord endpoint(
            Guest guest, Wish wish, String link, Chosen ipv4, Chosen ipv6) {
        NetworkRecord network = wish.network();
        String id = RandomIds.next();
        EndpointSettings settings =
                wish.settings()
                        .with(
                                draft -> {
                                    draft.networkId = network.id();
                                    draft.endpointId = id;
                                    draft.gateway = ipv4.gateway();
                                    draft.ipAddress = ipv4.text();
                                    draft.ipPrefixLen = ipv4.prefix();
                                    draft.ipv6Gateway = ipv6.gateway();
                                    draft.globalIpv6Address = ipv6.text();
                                    draft.globalIpv6PrefixLen = ipv6.prefix();
                                    draft.dnsNames = names(guest, wish);
                                });
        return new EndpointRecord(
                id,
                network.id(),
                network.name(),
                network.driver(),
                guest.id(),
                wish.settings().macAddress(),
                ipv4.text(),
                ipv4.prefix(),
                link,
                List.of(),
                settings,
                ipv6.text(),
                ipv6.prefix());
    }

    private static @Nullable List<String> names(Guest guest, Wish wish) {
        if (wish.network().isDefaultBridge()) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(guest.name());
        names.addAll(Objects.requireNonNullElse(wish.settings().aliases(), List.of()));
        names.add(guest.id().substring(0, 12));
        names.add(guest.hostname());
        names.remove("");
        return new ArrayList<>(names);
    }

    EndpointRecord publish(
            NetworkRecord network, EndpointRecord endpoint, List<PortMapping> ports) {
        return endpoint.withPorts(
                drivers.network(
                        network.driver(),
                        driver -> driver.publish(network.spec(), endpoint.spec(), ports)));
    }

    /** What is published before and after stays as it is. */
    EndpointRecord republish(
            NetworkRecord network, EndpointRecord endpoint, List<PortMapping> ports) {
        return endpoint.withPorts(
                drivers.network(
                        network.driver(),
                        driver ->
                                driver.republish(
                                        network.spec(), endpoint.spec(), endpoint.ports(), ports)));
    }

    void unpublish(NetworkRecord network, EndpointRecord endpoint) {
        drivers.network(
                network.driver(),
                driver -> {
                    driver.unpublish(network.spec(), endpoint.spec(), endpoint.ports());
                    return true;
                });
    }

    /** Takes endpoint and link away; slow. */
    void delete(NetworkRecord network, EndpointRecord endpoint, String sandbox) {
        drivers.network(
                network.driver(),
                driver -> {
                    driver.leave(network.spec(), endpoint.spec(), sandbox);
                    driver.deleteEndpoint(network.spec(), endpoint.spec());
                    return true;
                });
    }
}
