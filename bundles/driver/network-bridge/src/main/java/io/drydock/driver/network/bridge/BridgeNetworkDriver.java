package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Containers on a bridge of the host: a veth pair each, born in the sandbox. A container without
 * published ports costs no change of the packet filter.
 */
class BridgeNetworkDriver implements NetworkDriver {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeNetworkDriver.class);

    private final Bridges bridges;
    private final Ports ports;
    private final Links links;
    private final KernelSwitches switches;
    private final Firewall firewall;
    private final HostPorts hostPorts;

    BridgeNetworkDriver(
            Links links, KernelSwitches switches, Firewall firewall, HostPorts hostPorts) {
        this.links = links;
        this.switches = switches;
        this.firewall = firewall;
        this.hostPorts = hostPorts;
        this.bridges = new Bridges(links);
        this.ports = new Ports(links);
    }

    /** The bridge has an address in each. */
    @Override
    public boolean occupiesSubnets() {
        return true;
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        BridgeOptions options = BridgeOptions.of(network);
        makeLinks(network, options);
        firewall.use(driver -> driver.network(options.rules()));
    }

    private void makeLinks(NetworkSpec network, BridgeOptions options) {
        bridges.ensure(network, options);
        if (!network.internal()) {
            switches.forwarding();
        }
        if (!options.icc()) {
            switches.filterBridged();
        }
    }

    @Override
    public void deleteNetwork(NetworkSpec network) {
        BridgeOptions options = BridgeOptions.of(network);
        firewall.use(driver -> driver.removeNetwork(options.rules()));
        bridges.remove(options);
    }

    @Override
    public EndpointSpec createEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        return endpoint.mac().isEmpty() ? Macs.complete(endpoint) : endpoint;
    }

    @Override
    public void deleteEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        links.delete(Ports.link(endpoint.id()));
    }

    @Override
    public JoinResult join(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        return ports.join(network, BridgeOptions.of(network), endpoint, sandbox);
    }

    @Override
    public void leave(NetworkSpec network, EndpointSpec endpoint) {
        // The link goes with the endpoint; nothing else tells the bridge of a container.
    }

    @Override
    public List<PortMapping> publish(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> wanted) {
        BridgeOptions options = BridgeOptions.of(network);
        List<PortMapping> chosen = hostPorts.take(endpoint.id(), wanted);
        try {
            links.hairpin(Ports.link(endpoint.id()), true);
            if (chosen.stream().anyMatch(BridgeNetworkDriver::reachesLoopback)) {
                switches.routeLoopback(options.bridge());
            }
            firewall.use(driver -> driver.endpoint(rules(network, options, endpoint, chosen)));
        } catch (RuntimeException e) {
            hostPorts.free(endpoint.id());
            throw e;
        }
        return chosen;
    }

    @Override
    public void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> published) {
        BridgeOptions options = BridgeOptions.of(network);
        if (!published.isEmpty()) {
            firewall.use(
                    driver -> driver.removeEndpoint(rules(network, options, endpoint, published)));
        }
        hostPorts.free(endpoint.id());
    }

    @Override
    public void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> published) {
        hostPorts.restore(endpoint.id(), published);
        if (!published.isEmpty()) {
            BridgeOptions options = BridgeOptions.of(network);
            firewall.use(driver -> driver.endpoint(rules(network, options, endpoint, published)));
        }
    }

    @Override
    public void reconcile(List<NetworkSpec> networks, List<LiveEndpoint> endpoints) {
        networks.forEach(network -> makeLinks(network, BridgeOptions.of(network)));
        hostPorts.reset();
        endpoints.forEach(live -> hostPorts.restore(live.endpoint().id(), live.ports()));
        firewall.use(
                driver ->
                        driver.reconcile(
                                        networks.stream().map(this::rules).toList(),
                                        rules(endpoints))
                                .forEach(line -> LOG.warn("packet filter mended: {}", line)));
        bridges.sweep(
                networks.stream().map(network -> BridgeOptions.of(network).bridge()).toList(),
                endpoints.stream().map(live -> Ports.link(live.endpoint().id())).toList());
    }

    @Override
    public Optional<Map<String, String>> operationalInfo(
            NetworkSpec network, EndpointSpec endpoint) {
        return Optional.of(Map.of("link", Ports.link(endpoint.id())));
    }

    private FirewallNetwork rules(NetworkSpec network) {
        return BridgeOptions.of(network).rules();
    }

    private static List<FirewallEndpoint> rules(List<LiveEndpoint> endpoints) {
        return endpoints.stream()
                .filter(live -> !live.ports().isEmpty())
                .map(
                        live ->
                                rules(
                                        live.network(),
                                        BridgeOptions.of(live.network()),
                                        live.endpoint(),
                                        live.ports()))
                .toList();
    }

    private static FirewallEndpoint rules(
            NetworkSpec network,
            BridgeOptions options,
            EndpointSpec endpoint,
            List<PortMapping> ports) {
        return new FirewallEndpoint(
                endpoint.id(),
                network.id(),
                options.bridge(),
                Macs.withoutPrefix(endpoint.ipv4()),
                Macs.withoutPrefix(endpoint.ipv6()),
                ports);
    }

    private static boolean reachesLoopback(PortMapping port) {
        return port.hostAddress().equals("0.0.0.0") || port.hostAddress().startsWith("127.");
    }
}
