package io.drydock.kernel.config;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rules about the default bridge and packet filters. */
final class NetworkRules {

    private NetworkRules() {}

    static void check(Map<String, Object> values) {
        Rules.oneOf(
                values,
                "firewall-backend",
                List.of("iptables", "nftables"),
                "invalid firewall-backend \"%s\": use iptables or nftables");
        if (isSet(values, "bridge") && isSet(values, "bip")) {
            throw new ConfigException(
                    "You specified -b & --bip, mutually exclusive options."
                            + " Please specify only one.");
        }
        if (isSet(values, "bridge") && isSet(values, "bip6")) {
            throw new ConfigException(
                    "You specified -b & --bip6, mutually exclusive options."
                            + " Please specify only one.");
        }
        if (isOff(values, "iptables") && isOff(values, "icc")) {
            throw new ConfigException(
                    "You specified --iptables=false with --icc=false. ICC=false uses iptables to"
                            + " function. Please set --icc or --iptables to true.");
        }
        if (values.get("mtu") instanceof Integer mtu && (mtu < 0 || mtu > 65535)) {
            throw new ConfigException("invalid default MTU: " + mtu);
        }
        address(values, "ip");
        address(values, "default-gateway");
        address(values, "default-gateway-v6");
        cidr(values, "bip");
        cidr(values, "fixed-cidr");
        cidr6(values, "bip6");
        cidr6(values, "fixed-cidr-v6");
        proxy(values);
        for (String pool : Rules.strings(values, "default-address-pools")) {
            AddressPoolRules.check(pool);
        }
        for (String server : Rules.strings(values, "dns")) {
            requireAddress(server, "dns");
        }
    }

    private static boolean isSet(Map<String, Object> values, String key) {
        return !((String) values.getOrDefault(key, "")).isEmpty();
    }

    private static boolean isOff(Map<String, Object> values, String key) {
        return Boolean.FALSE.equals(values.get(key));
    }

    private static void address(Map<String, Object> values, String key) {
        if (isSet(values, key)) {
            requireAddress((String) values.getOrDefault(key, ""), key);
        }
    }

    private static void cidr(Map<String, Object> values, String key) {
        String text = (String) values.getOrDefault(key, "");
        if (text.isEmpty()) {
            return;
        }
        boolean valid = AddressPoolRules.isCidr(text, 32);
        if (!valid) {
            throw new ConfigException(
                    "invalid %s: %s: expected an IPv4 address and prefix such as 172.17.0.1/16"
                            .formatted(key, text));
        }
    }

    private static void cidr6(Map<String, Object> values, String key) {
        String text = (String) values.getOrDefault(key, "");
        if (!text.isEmpty() && !AddressPoolRules.isCidr(text, 128)) {
            throw new ConfigException(
                    "invalid %s: %s: expected an IPv6 address and prefix such as fd00::1/64"
                            .formatted(key, text));
        }
    }

    /** dockerd's rules about a program that this engine does not need. */
    private static void proxy(Map<String, Object> values) {
        String path = (String) values.getOrDefault("userland-proxy-path", "");
        if (path.isEmpty() || isOff(values, "userland-proxy")) {
            return;
        }
        if (!path.startsWith("/")) {
            throw new ConfigException(
                    "invalid userland-proxy-path: must be an absolute path: " + path);
        }
        if (!Files.exists(Path.of(path))) {
            throw new ConfigException(
                    "invalid userland-proxy-path: stat " + path + ": no such file or directory");
        }
    }

    private static void requireAddress(String text, String key) {
        try {
            // Literals only: ofLiteral asks no name server.
            InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("%s: %s is not an IP address".formatted(key, text), e);
        }
    }
}
