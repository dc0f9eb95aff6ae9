package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.service.network.Plan.Wish;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the addresses somebody asks for can be had on a network; dockerd's texts. */
final class WishedAddresses {

    private WishedAddresses() {}

    static void check(Wish wish) {
        List<String> errors = new ArrayList<>();
        check(wish, wish.address(), false, errors);
        check(wish, wish.address6(), true, errors);
        if (!errors.isEmpty()) {
            throw EngineException.invalid(
                    "invalid endpoint settings:\n" + String.join("\n", errors));
        }
    }

    private static void check(Wish wish, String address, boolean ipv6, List<String> errors) {
        if (address.isEmpty()) {
            return;
        }
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            parsed = null;
        }
        if (parsed == null
                || parsed.isAnyLocalAddress()
                || parsed instanceof Inet4Address == ipv6) {
            errors.add("invalid %s address: %s".formatted(ipv6 ? "IPv6" : "IPv4", address));
        } else if (wish.network().pools(ipv6).stream()
                .noneMatch(pool -> Pools.contains(pool, address))) {
            errors.add("no configured subnet contains IP address " + address);
        }
    }
}
