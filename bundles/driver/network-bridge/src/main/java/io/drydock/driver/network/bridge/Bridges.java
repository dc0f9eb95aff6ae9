package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.BridgeSpec;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.network.NetworkSpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The bridges themselves. */
final class Bridges {

    private static final Logger LOG = LoggerFactory.getLogger(Bridges.class);

    /** The kernel keeps it on bridges that were made here, so that only those are deleted. */
    private static final String OURS = "drydock:";

    private final Links links;
    private final KernelSwitches switches;

    Bridges(Links links, KernelSwitches switches) {
        this.links = links;
        this.switches = switches;
    }

    void ensure(NetworkSpec network, BridgeOptions options) {
        List<Cidr> addresses = gateways(network, options);
        Optional<LinkInfo> found = links.find(options.bridge());
        if (found.isEmpty()) {
            make(network, options, addresses);
            return;
        }
        LinkInfo bridge = found.get();
        if (!bridge.kind().equals("bridge")) {
            throw new DriverException(
                    Kind.CONFLICT,
                    "existing interface %s is not a bridge".formatted(bridge.name()));
        }
        if (network.ipv6()) {
            switches.speakIpv6(bridge.name());
        }
        List<Cidr> present = links.addresses(bridge.name());
        addresses.stream()
                .filter(address -> !present.contains(address))
                .forEach(address -> links.addAddress(bridge.name(), address));
        if (!bridge.up()) {
            links.up(bridge.name());
        }
    }

    private void make(NetworkSpec network, BridgeOptions options, List<Cidr> addresses) {
        String name = options.bridge();
        List<Cidr> early = addresses.stream().filter(address -> !address.ipv6()).toList();
        links.createBridge(new BridgeSpec(name, null, options.mtu(), early, false));
        try {
            links.label(name, OURS + network.id().substring(0, 12));
            if (network.ipv6()) {
                switches.speakIpv6(name);
                addresses.stream()
                        .filter(Cidr::ipv6)
                        .forEach(address -> links.addAddress(name, address));
            }
        } catch (RuntimeException e) {
            links.delete(name);
            throw e;
        }
    }

    private static List<Cidr> gateways(NetworkSpec network, BridgeOptions options) {
        return network.subnets().stream()
                .filter(subnet -> options.addressed(subnet.ipv6()))
                .map(NetworkSpec.Subnet::gateway)
                .filter(Objects::nonNull)
                .map(Cidr::parse)
                .toList();
    }

    /** A bridge that somebody else made stays. */
    void remove(NetworkSpec network, BridgeOptions options) {
        String mine = OURS + network.id().substring(0, 12);
        boolean ours = links.label(options.bridge()).filter(mine::equals).isPresent();
        if (ours || options.bridge().startsWith("br-" + network.id().substring(0, 12))) {
            links.delete(options.bridge());
        }
    }

    /** Deletes what a crash has left on the bridges. */
    void sweep(List<String> bridges, List<String> live) {
        List<LinkInfo> all = links.list();
        Set<Integer> masters = new HashSet<>();
        all.stream()
                .filter(link -> bridges.contains(link.name()))
                .forEach(link -> masters.add(link.index()));
        for (LinkInfo link : all) {
            boolean ours = Ports.isLink(link.name()) && masters.contains(link.masterIndex());
            if (ours && !live.contains(link.name())) {
                LOG.warn("deleting {}, left by a container that is gone", link.name());
                links.delete(link.name());
            }
        }
    }
}
