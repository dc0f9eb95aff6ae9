package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.NetworkSpec;

import java.util.List;

/**
 * A network's options as dockerd names them, read.
 *
 * @param bridge name of the link
 * @param mtu 0 for the kernel's default
 * @param icc containers may talk to each other
 * @param masquerade containers are hidden behind the host
 * @param inhibitIpv4 the bridge itself gets no address
 * @param mode4 how containers are reached by IPv4
 * @param mode6 the same for IPv6
 * @param binding host address of ports published without one; empty for all
 * @param source4 host address to hide containers behind, empty for that of the way out
 * @param source6 the same for IPv6
 * @param trusted links from which containers may be reached at their own addresses
 */
record BridgeOptions(
        String bridge,
        int mtu,
        boolean icc,
        boolean masquerade,
        boolean inhibitIpv4,
        GatewayMode mode4,
        GatewayMode mode6,
        String binding,
        String source4,
        String source6,
        List<String> trusted) {

    private static final String BRIDGE = "com.docker.network.bridge.";

    BridgeOptions {
        trusted = List.copyOf(trusted);
    }

    static BridgeOptions of(NetworkSpec network) {
        Labels labels = new Labels(network.options());
        String name = labels.text(BRIDGE + "name");
        String binding = labels.address(BRIDGE + "host_binding_ipv4");
        return new BridgeOptions(
                name.isEmpty() ? "br-" + network.id().substring(0, 12) : name,
                labels.number("com.docker.network.driver.mtu"),
                labels.flag(BRIDGE + "enable_icc", true),
                labels.flag(BRIDGE + "enable_ip_masquerade", true),
                labels.flag(BRIDGE + "inhibit_ipv4", false),
                labels.mode(BRIDGE + "gateway_mode_ipv4"),
                labels.mode(BRIDGE + "gateway_mode_ipv6"),
                binding.equals("0.0.0.0") ? "" : binding,
                labels.address("com.docker.network.host_ipv4"),
                labels.address("com.docker.network.host_ipv6"),
                labels.words(BRIDGE + "trusted_host_interfaces"));
    }

    GatewayMode mode(boolean ipv6) {
        return ipv6 ? mode6 : mode4;
    }

    /** Whether the bridge gets an address of the family. */
    boolean addressed(boolean ipv6) {
        return mode(ipv6) != GatewayMode.ISOLATED && (ipv6 || !inhibitIpv4);
    }
}
