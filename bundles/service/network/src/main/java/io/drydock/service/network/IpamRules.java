package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.linux.Cidr;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Checks pools as they come in requests; all that is wrong is said at once, as dockerd does. */
final class IpamRules {

    private final boolean ipv6;
    private final List<String> errors = new ArrayList<>();

    private IpamRules(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    static void check(List<IpamConfig> pools, boolean ipv6) {
        IpamRules rules = new IpamRules(ipv6);
        pools.forEach(rules::pool);
        if (!rules.errors.isEmpty()) {
            throw EngineException.invalid(
                    "invalid network config:\n" + String.join("\n", rules.errors));
        }
    }

    private void pool(IpamConfig pool) {
        if (pool.equals(Pools.ANY)) {
            return;
        }
        Cidr subnet = cidr(pool.subnet());
        if (subnet == null) {
            errors.add("invalid subnet " + pool.subnet() + ": invalid CIDR block notation");
            return;
        }
        if (subnet.ipv6() && !ipv6) {
            return;
        }
        if (!subnet.equals(subnet.network())) {
            errors.add("invalid subnet %s: it should be %s".formatted(subnet, subnet.network()));
        }
        range(pool.ipRange(), subnet);
        address("gateway " + pool.gateway(), pool.gateway(), subnet);
        new TreeMap<>(pool.auxiliaryAddresses())
                .forEach((name, it) -> address("auxiliary address " + name, it, subnet));
    }

    private void range(String text, Cidr subnet) {
        if (text.isEmpty()) {
            return;
        }
        Cidr range = cidr(text);
        String wrong = "invalid ip-range " + text + ": ";
        if (range == null) {
            errors.add(wrong + "invalid CIDR block notation");
            return;
        }
        if (range.ipv6() != subnet.ipv6()) {
            errors.add(wrong + "parent subnet is an " + family(subnet) + " block");
            return;
        }
        if (range.prefix() < subnet.prefix()) {
            errors.add(wrong + "CIDR block is bigger than its parent subnet " + subnet);
        }
        if (!range.equals(range.network())) {
            errors.add(wrong + "it should be " + range.network());
        }
        if (!subnet.overlaps(range)) {
            errors.add(wrong + "parent subnet " + subnet + " doesn't contain ip-range");
        }
    }

    private void address(String what, String text, Cidr subnet) {
        if (text.isEmpty()) {
            return;
        }
        InetAddress address = literal(text);
        String wrong = "invalid " + what + ": ";
        if (address == null) {
            errors.add(wrong + "invalid address");
        } else if (address.getAddress().length != subnet.bytes()) {
            errors.add(wrong + "parent subnet is an " + family(subnet) + " block");
        } else if (!subnet.contains(address)) {
            errors.add(wrong + "parent subnet " + subnet + " doesn't contain this address");
        }
    }

    private static String family(Cidr subnet) {
        return subnet.ipv6() ? "IPv6" : "IPv4";
    }

    private static @Nullable Cidr cidr(String text) {
        try {
            return text.contains("/") ? Cidr.parse(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
