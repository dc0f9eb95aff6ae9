package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.NetworkSpec;

import java.util.List;

/** What a bridge network cannot be; the texts are dockerd's. */
final class NetworkChecks {

    private static final int LONGEST_NAME = 15;

    private NetworkChecks() {}

    static void check(NetworkSpec network, List<NetworkSpec> others) {
        BridgeOptions options = BridgeOptions.of(network);
        if (options.bridge().length() > LONGEST_NAME) {
            throw new DriverException(
                    Kind.SYSTEM,
                    "failed to check bridge interface existence: numerical result out of range");
        }
        long ipv6 = network.subnets().stream().filter(NetworkSpec.Subnet::ipv6).count();
        if (ipv6 > 1 || network.subnets().size() - ipv6 > 1) {
            throw new DriverException(
                    Kind.FORBIDDEN, "bridge driver doesn't support multiple subnets");
        }
        boolean isolated =
                options.mode4() == GatewayMode.ISOLATED || options.mode6() == GatewayMode.ISOLATED;
        if (isolated && !network.internal()) {
            throw new DriverException(
                    Kind.INVALID,
                    "gateway mode 'isolated' can only be used for an internal network");
        }
        network.subnets().stream().filter(NetworkSpec.Subnet::ipv6).forEach(NetworkChecks::subnet);
        others.forEach(other -> conflict(network, options, other));
    }

    private static void subnet(NetworkSpec.Subnet subnet) {
        Cidr cidr = Cidr.parse(subnet.cidr());
        if (cidr.address().isMulticastAddress()) {
            throw new DriverException(
                    Kind.INVALID, "multicast subnet '%s' is not allowed".formatted(cidr));
        }
        Cidr linkLocal = Cidr.parse("fe80::/64");
        if (cidr.overlaps(linkLocal) && !cidr.network().equals(linkLocal)) {
            throw new DriverException(
                    Kind.INVALID,
                    "'%s' clashes with the Link-Local prefix 'fe80::/64'".formatted(cidr));
        }
    }

    private static void conflict(NetworkSpec network, BridgeOptions options, NetworkSpec other) {
        String bridge = BridgeOptions.of(other).bridge();
        if (bridge.equals(options.bridge())) {
            throw new DriverException(
                    Kind.FORBIDDEN,
                    ("cannot create network %s (%s): conflicts with network %s (%s): networks have"
                                    + " same bridge name")
                            .formatted(network.id(), options.bridge(), other.id(), bridge));
        }
    }
}
