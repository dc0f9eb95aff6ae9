package io.drydock.service.network;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration as values.
 *
 * @param namespaces directory of the namespaces' files
 * @param bridge link of the default network, {@code none} for no such network
 * @param bip empty unless given; likewise {@code fixedCidr} and {@code defaultGateway}
 * @param bindingAddress of ports published without one
 */
record NetworkSettings(
        Path namespaces,
        String bridge,
        String bip,
        String fixedCidr,
        String defaultGateway,
        int mtu,
        boolean icc,
        boolean masquerade,
        String bindingAddress,
        List<String> dns,
        List<String> dnsOptions,
        List<String> dnsSearch) {

    static final String NO_BRIDGE = "none";

    static NetworkSettings of(NetworkConfiguration configuration) {
        return new NetworkSettings(
                Path.of(configuration.exec$_$root(), "netns"),
                configuration.bridge().isEmpty() ? "drydock0" : configuration.bridge(),
                configuration.bip(),
                configuration.fixed$_$cidr(),
                configuration.default$_$gateway(),
                configuration.mtu(),
                configuration.icc(),
                configuration.ip$_$masq(),
                configuration.ip(),
                List.of(configuration.dns()),
                List.of(configuration.dns$_$opts()),
                List.of(configuration.dns$_$search()));
    }

    boolean withBridge() {
        return !bridge.equals(NO_BRIDGE);
    }
}
