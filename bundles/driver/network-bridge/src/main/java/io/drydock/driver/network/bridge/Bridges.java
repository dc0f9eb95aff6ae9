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

    private final Links links;

    Bridges(Links links) {
        this.links = links;
    }

    void ensure(NetworkSpec network, BridgeOptions options) {
        List<Cidr> addresses = options.inhibitIpv4() ? List.of() : gateways(network);
        Optional<LinkInfo> found = links.find(options.bridge());
        if (found.isEmpty()) {
            links.createBridge(
                    new BridgeSpec(options.bridge(), null, options.mtu(), addresses, false));
            return;
        }
        LinkInfo bridge = found.get();
        if (!bridge.kind().equals("bridge")) {
            throw new DriverException(
                    Kind.CONFLICT,
                    "existing interface %s is not a bridge".formatted(bridge.name()));
        }
        List<Cidr> present = links.addresses(bridge.name());
        addresses.stream()
                .filter(address -> !present.contains(address))
                .forEach(address -> links.addAddress(bridge.name(), address));
        if (!bridge.up()) {
            links.up(bridge.name());
        }
    }

    private static List<Cidr> gateways(NetworkSpec network) {
        return network.subnets().stream()
                .map(NetworkSpec.Subnet::gateway)
                .filter(Objects::nonNull)
                .map(Cidr::parse)
                .toList();
    }

    /** A bridge that somebody else made, under a name of his own, stays. */
    void remove(BridgeOptions options) {
        if (options.bridge().startsWith("br-")) {
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
