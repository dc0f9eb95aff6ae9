package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.NetworkSpec.Subnet;

import java.util.Map;

/**
 * A network's options as dockerd names them, read.
 *
 * @param bridge name of the link
 * @param mtu 0 for the kernel's default
 * @param icc containers may talk to each other
 * @param masquerade containers are hidden behind the host
 * @param inhibitIpv4 the bridge itself gets no address
 * @param rules what the packet filter needs to know
 */
record BridgeOptions(
        String bridge,
        int mtu,
        boolean icc,
        boolean masquerade,
        boolean inhibitIpv4,
        FirewallNetwork rules) {

    private static final String PREFIX = "com.docker.network.bridge.";

    static BridgeOptions of(NetworkSpec network) {
        Map<String, String> options = network.options();
        String bridge =
                options.getOrDefault(PREFIX + "name", "br-" + network.id().substring(0, 12));
        boolean icc = flag(options, "enable_icc", true);
        boolean masquerade = flag(options, "enable_ip_masquerade", true) && !network.internal();
        FirewallNetwork rules =
                new FirewallNetwork(
                        network.id(),
                        bridge,
                        network.subnets().stream().map(Subnet::cidr).toList(),
                        masquerade,
                        icc,
                        network.internal());
        return new BridgeOptions(
                bridge,
                mtu(options.getOrDefault("com.docker.network.driver.mtu", "0")),
                icc,
                masquerade,
                flag(options, "inhibit_ipv4", false),
                rules);
    }

    private static boolean flag(Map<String, String> options, String key, boolean otherwise) {
        String text = options.get(PREFIX + key);
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw new DriverException(
                            Kind.INVALID,
                            "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(text));
        };
    }

    private static int mtu(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DriverException(Kind.INVALID, "invalid MTU: " + text, e);
        }
    }
}
