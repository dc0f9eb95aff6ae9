package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.FirewallDriver.FirewallSubnet;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;

import java.util.List;

/**
 * What networks and endpoints are to the packet filter.
 *
 * @param ipv4 whether that family's filter is the engine's business
 * @param ipv6 the same
 * @param direct containers may be reached at their own addresses from everywhere
 */
record Rules(boolean ipv4, boolean ipv6, boolean direct) {

    FirewallNetwork of(NetworkSpec network) {
        BridgeOptions options = BridgeOptions.of(network);
        return new FirewallNetwork(
                network.id(),
                options.bridge(),
                network.subnets().stream()
                        .filter(it -> it.ipv6() ? ipv6 : ipv4)
                        .map(it -> subnet(network, options, it))
                        .toList(),
                options.icc(),
                network.internal(),
                options.trusted(),
                direct,
                List.of());
    }

    private static FirewallSubnet subnet(
            NetworkSpec network, BridgeOptions options, NetworkSpec.Subnet subnet) {
        GatewayMode mode = options.mode(subnet.ipv6());
        boolean hidden = mode == GatewayMode.NAT || mode == GatewayMode.NAT_UNPROTECTED;
        return new FirewallSubnet(
                subnet.cidr(),
                mode,
                options.masquerade() && hidden && !network.internal(),
                subnet.ipv6() ? options.source6() : options.source4());
    }

    FirewallEndpoint of(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        return new FirewallEndpoint(
                endpoint.id(),
                network.id(),
                BridgeOptions.of(network).bridge(),
                ipv4 ? Macs.withoutPrefix(endpoint.ipv4()) : "",
                ipv6 ? Macs.withoutPrefix(endpoint.ipv6()) : "",
                ports);
    }
}
