package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;

/** A family of addresses and its words in nft. */
enum Family {
    IPV4("ip", "ipv4_addr"),
    IPV6("ip6", "ipv6_addr");

    private final String keyword;
    private final String type;

    Family(String keyword, String type) {
        this.keyword = keyword;
        this.type = type;
    }

    String keyword() {
        return keyword;
    }

    String type() {
        return type;
    }

    boolean ipv6() {
        return this == IPV6;
    }

    boolean concerns(FirewallNetwork network) {
        return network.subnets().stream().anyMatch(subnet -> subnet.ipv6() == ipv6());
    }

    boolean concerns(FirewallEndpoint endpoint) {
        return !(ipv6() ? endpoint.ipv6() : endpoint.ipv4()).isEmpty()
                && endpoint.ports().stream().anyMatch(port -> port.ipv6() == ipv6());
    }
}
