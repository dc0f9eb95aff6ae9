package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;
import io.drydock.api.spi.network.ProxyDriver.Forward;

import java.util.ArrayList;
import java.util.List;

/**
 * What wishes for ports come to on a network.
 *
 * @param proxy somebody forwards what the packet filter cannot
 * @param hostIpv6 the host has IPv6
 * @param filtered4 whether a packet filter leads IPv4 to containers
 * @param filtered6 the same of IPv6
 */
record PortPlan(boolean proxy, boolean hostIpv6, boolean filtered4, boolean filtered6) {

    /** End of the range of a port that is published at the container's own address. */
    static final int OWN_ADDRESS = -1;

    /** The members of each list are to have the same port of the host. */
    List<List<PortMapping>> groups(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> wishes) {
        BridgeOptions options = BridgeOptions.of(network);
        List<List<PortMapping>> groups = new ArrayList<>();
        if (network.internal()) {
            return groups;
        }
        for (PortMapping wish : wishes) {
            String address = wish.hostAddress().isEmpty() ? options.binding() : wish.hostAddress();
            List<PortMapping> group = new ArrayList<>();
            if (!address.contains(":") && !endpoint.ipv4().isEmpty()) {
                group.add(member(wish, address.isEmpty() ? "0.0.0.0" : address, options.mode4()));
            }
            if (address.isEmpty() || address.contains(":")) {
                ipv6(options, endpoint, wish.on(address.isEmpty() ? "::" : address), group);
            }
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private void ipv6(
            BridgeOptions options,
            EndpointSpec endpoint,
            PortMapping wish,
            List<PortMapping> group) {
        if (!endpoint.ipv6().isEmpty()) {
            if (hostIpv6 || options.mode6() == GatewayMode.ROUTED) {
                group.add(member(wish, wish.hostAddress(), options.mode6()));
            }
        } else if (proxy
                && hostIpv6
                && !endpoint.ipv4().isEmpty()
                && !wish.protocol().equals("sctp")
                && options.mode4() != GatewayMode.ROUTED) {
            group.add(wish);
        }
    }

    private static PortMapping member(PortMapping wish, String address, GatewayMode mode) {
        if (mode != GatewayMode.ROUTED) {
            return wish.on(address);
        }
        String any = address.contains(":") ? "::" : "0.0.0.0";
        return new PortMapping(wish.protocol(), wish.containerPort(), any, 0, OWN_ADDRESS);
    }

    /** What the kernel does not carry: IPv6 to a container without, and the host's own ::1. */
    List<Forward> forwards(EndpointSpec endpoint, List<PortMapping> ports) {
        List<Forward> forwards = new ArrayList<>();
        if (!proxy) {
            return forwards;
        }
        for (PortMapping port : ports) {
            boolean needed = port.ipv6() || !filtered4;
            if (needed && port.hostPort() != 0 && !port.protocol().equals("sctp")) {
                String own = port.ipv6() && filtered6 ? endpoint.ipv6() : "";
                String target = own.isEmpty() ? endpoint.ipv4() : own;
                forwards.add(
                        new Forward(
                                port.protocol(),
                                port.hostAddress(),
                                port.hostPort(),
                                Macs.withoutPrefix(target.isEmpty() ? endpoint.ipv6() : target),
                                port.containerPort()));
            }
        }
        return forwards;
    }
}
