package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.Opening;
import io.drydock.api.spi.network.PortMapping;
import io.drydock.api.spi.network.ProxyDriver.Forward;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final BridgedFilter bridged;
    private final Rules rules;
    private final Declared declared;
    private final HostPorts hostPorts;
    private final Forwarding forwarding;
    private final Zones zones;
    private final Watch watch;
    private final boolean proxy;
    private final boolean drop;

    /**
     * What it works with.
     *
     * @param proxy forward what the packet filter cannot carry
     * @param drop let a host that was no router forward for containers only
     */
    record Tools(
            Links links,
            KernelSwitches switches,
            BridgedFilter bridged,
            Rules rules,
            Declared declared,
            HostPorts hostPorts,
            Forwarding forwarding,
            Zones zones,
            Watch watch,
            boolean proxy,
            boolean drop) {}

    BridgeNetworkDriver(Tools tools) {
        this.links = tools.links();
        this.switches = tools.switches();
        this.bridged = tools.bridged();
        this.rules = tools.rules();
        this.declared = tools.declared();
        this.hostPorts = tools.hostPorts();
        this.forwarding = tools.forwarding();
        this.zones = tools.zones();
        this.watch = tools.watch();
        this.proxy = tools.proxy();
        this.drop = tools.drop();
        this.bridges = new Bridges(links, switches);
        this.ports = new Ports(links);
    }

    /** The bridge has an address in each. */
    @Override
    public boolean occupiesSubnets() {
        return true;
    }

    @Override
    public boolean needsGateway(NetworkSpec network, boolean ipv6) {
        BridgeOptions options = BridgeOptions.of(network);
        return options.addressed(ipv6) || !network.internal();
    }

    @Override
    public void check(NetworkSpec network, List<NetworkSpec> others) {
        NetworkChecks.check(network, others);
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        BridgeOptions options = BridgeOptions.of(network);
        makeLinks(network, options);
        declared.add(rules.of(network));
        zones.add(options.bridge());
    }

    private void makeLinks(NetworkSpec network, BridgeOptions options) {
        bridges.ensure(network, options);
        for (boolean ipv6 : network.ipv6() ? List.of(false, true) : List.of(false)) {
            if (!network.internal()) {
                forward(ipv6);
            }
            if (!options.icc()) {
                bridged.ensure(options.bridge(), ipv6);
            }
        }
    }

    private void forward(boolean ipv6) {
        boolean filtered = ipv6 ? rules.ipv6() : rules.ipv4();
        if (switches.forwarding(ipv6) && filtered && drop) {
            declared.closeForwarding(ipv6);
        }
    }

    @Override
    public void deleteNetwork(NetworkSpec network) {
        BridgeOptions options = BridgeOptions.of(network);
        declared.remove(rules.of(network));
        zones.remove(options.bridge());
        bridges.remove(network, options);
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
    public void leave(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        // The link goes with the endpoint; nothing else tells the bridge of a container.
    }

    @Override
    public List<PortMapping> publish(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> wanted) {
        return republish(network, endpoint, List.of(), wanted);
    }

    @Override
    public List<PortMapping> republish(
            NetworkSpec network,
            EndpointSpec endpoint,
            List<PortMapping> published,
            List<PortMapping> wanted) {
        PortChange change = PortChange.of(published, plan().groups(network, endpoint, wanted));
        return PortAttempts.of(change, () -> changed(network, endpoint, published, change));
    }

    /** What leaves goes first of all from the proxy, since its listeners would be in the way. */
    private List<PortMapping> changed(
            NetworkSpec network,
            EndpointSpec endpoint,
            List<PortMapping> published,
            PortChange change) {
        PortPlan plan = plan();
        List<PortMapping> chosen = change.staying();
        try {
            forwarding.keep(endpoint.id(), plan.forwards(endpoint, chosen));
            chosen = hostPorts.take(endpoint.id(), endpoint.containerId(), change);
            open(network, endpoint, chosen);
            declared.replace(
                    rules.of(network, endpoint, published), rules.of(network, endpoint, chosen));
            forwarding.open(endpoint.id(), plan.forwards(endpoint, chosen));
        } catch (RuntimeException e) {
            putBack(network, endpoint, published, chosen);
            throw e;
        }
        return chosen;
    }

    private void open(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> chosen) {
        if (!chosen.isEmpty()) {
            links.hairpin(Ports.link(endpoint.id()), true);
        }
        if (chosen.stream().anyMatch(BridgeNetworkDriver::reachesLoopback)) {
            switches.routeLoopback(BridgeOptions.of(network).bridge());
        }
    }

    private PortPlan plan() {
        return new PortPlan(proxy, switches.hasIpv6(), rules.ipv4(), rules.ipv6());
    }

    private void putBack(
            NetworkSpec network,
            EndpointSpec endpoint,
            List<PortMapping> published,
            List<PortMapping> chosen) {
        try {
            declared.replace(
                    rules.of(network, endpoint, chosen), rules.of(network, endpoint, published));
            forwarding.open(endpoint.id(), plan().forwards(endpoint, published));
        } catch (DriverException e) {
            LOG.warn("rules of ports stay for now: {}", e.getMessage());
        } finally {
            hostPorts.restore(endpoint.id(), endpoint.containerId(), published);
        }
    }

    @Override
    public void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> published) {
        forwarding.close(endpoint.id());
        if (!published.isEmpty()) {
            declared.remove(rules.of(network, endpoint, published));
        }
        hostPorts.free(endpoint.id());
    }

    /** Where containers reach each other anyway there is nothing to open. */
    @Override
    public void open(NetworkSpec network, List<Opening> openings) {
        if (!BridgeOptions.of(network).icc()) {
            declared.open(rules.of(network), openings);
        }
    }

    @Override
    public void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> published) {
        hostPorts.restore(endpoint.id(), endpoint.containerId(), published);
        if (!published.isEmpty()) {
            declared.add(rules.of(network, endpoint, published));
            forwarding.open(endpoint.id(), plan().forwards(endpoint, published));
        }
    }

    @Override
    public void reconcile(List<NetworkSpec> networks, List<LiveEndpoint> endpoints) {
        networks.forEach(network -> makeLinks(network, BridgeOptions.of(network)));
        hostPorts.reset();
        Map<String, List<Forward>> forwards = new LinkedHashMap<>();
        for (LiveEndpoint live : endpoints) {
            EndpointSpec endpoint = live.endpoint();
            hostPorts.restore(endpoint.id(), endpoint.containerId(), live.ports());
            forwards.put(endpoint.id(), plan().forwards(endpoint, live.ports()));
        }
        List<String> mended =
                declared.exactly(networks.stream().map(rules::of).toList(), rules(endpoints));
        if (!mended.isEmpty()) {
            LOG.info("packet filter: {} rules made or removed at the start", mended.size());
            mended.forEach(line -> LOG.debug("packet filter: {}", line));
        }
        forwarding.exactly(forwards);
        List<String> names =
                networks.stream().map(network -> BridgeOptions.of(network).bridge()).toList();
        zones.exactly(names);
        bridges.sweep(
                names, endpoints.stream().map(live -> Ports.link(live.endpoint().id())).toList());
    }

    @Override
    public List<String> mend() {
        List<String> mended = new ArrayList<>(watch.mend(declared, zones));
        mended.addAll(forwarding.mend());
        return mended;
    }

    @Override
    public Optional<Map<String, String>> operationalInfo(
            NetworkSpec network, EndpointSpec endpoint) {
        return Optional.of(Map.of("link", Ports.link(endpoint.id())));
    }

    private List<FirewallEndpoint> rules(List<LiveEndpoint> endpoints) {
        return endpoints.stream()
                .filter(live -> !live.ports().isEmpty())
                .map(live -> rules.of(live.network(), live.endpoint(), live.ports()))
                .toList();
    }

    private static boolean reachesLoopback(PortMapping port) {
        return port.hostPort() != 0
                && (port.hostAddress().equals("0.0.0.0") || port.hostAddress().startsWith("127."));
    }
}
