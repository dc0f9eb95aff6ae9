package io.drydock.kernel.config;

import java.net.Inet4Address;
import java.net.InetAddress;
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
        cidr(values, "bip");
        cidr(values, "fixed-cidr");
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
        int slash = text.indexOf('/');
        boolean valid =
                slash > 0
                        && isIpv4(text.substring(0, slash))
                        && text.substring(slash + 1).matches("[0-9]|[12][0-9]|3[0-2]");
        if (!valid) {
            throw new ConfigException(
                    "invalid %s: %s: expected an IPv4 address and prefix such as 172.17.0.1/16"
                            .formatted(key, text));
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

    private static boolean isIpv4(String text) {
        try {
            return InetAddress.ofLiteral(text) instanceof Inet4Address;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
