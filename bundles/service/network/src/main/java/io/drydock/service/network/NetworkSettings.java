package io.drydock.service.network;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration as values.
 *
 * @param namespaces directory of the namespaces' files
 * @param bridge link of the default network, {@code none} for no such network
 * @param bip empty unless given; likewise {@code fixedCidr} and {@code defaultGateway}
 * @param bindingAddress of ports published without one
 * @param ipv6 of the default network
 * @param bip6 like {@code bip}; likewise the others
 * @param userlandProxy ports of IPv6 are forwarded to containers without it
 * @param networkOptions {@code driver=key=value}, for networks that do not say otherwise
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
        List<String> dnsSearch,
        boolean ipv6,
        String bip6,
        String fixedCidr6,
        String defaultGateway6,
        boolean userlandProxy,
        List<String> networkOptions) {

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
                List.of(configuration.dns$_$search()),
                configuration.ipv6(),
                configuration.bip6(),
                configuration.fixed$_$cidr$_$v6(),
                configuration.default$_$gateway$_$v6(),
                configuration.userland$_$proxy(),
                List.of(configuration.default$_$network$_$opts()));
    }

    /** The options that networks of a driver have unless they say otherwise. */
    Map<String, String> options(String driver) {
        Map<String, String> options = new HashMap<>();
        for (String word : networkOptions) {
            String[] parts = word.split("=", 3);
            if (parts.length == 3 && parts[0].equals(driver)) {
                options.put(parts[1], parts[2]);
            }
        }
        return options;
    }

    boolean withBridge() {
        return !bridge.equals(NO_BRIDGE);
    }
}
