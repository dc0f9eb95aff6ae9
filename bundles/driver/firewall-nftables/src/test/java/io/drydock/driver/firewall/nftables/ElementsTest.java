package io.drydock.driver.firewall.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.FirewallDriver.FirewallSubnet;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.Opening;
import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.util.List;

class ElementsTest {

    private static FirewallNetwork network(boolean masquerade, boolean icc, boolean internal) {
        return new FirewallNetwork(
                "n".repeat(64),
                "drydock0",
                List.of(
                        new FirewallSubnet("172.17.0.0/16", GatewayMode.NAT, masquerade, ""),
                        new FirewallSubnet("fd00::/64", GatewayMode.ROUTED, false, "")),
                icc,
                internal,
                List.of("wg0"),
                false,
                List.of());
    }

    private final Elements ipv4 = new Elements(Family.IPV4);
    private final Elements ipv6 = new Elements(Family.IPV6);

    @Test
    void routedNetworkIsOpenAtItsOwnAddresses() {
        assertThat(ipv6.add(network(true, false, false)))
                .isEqualTo(
                        """
                        add element ip6 drydock bridges { "drydock0" }
                        add element ip6 drydock same { "drydock0" . "drydock0" }
                        add element ip6 drydock home { fd00::/64 . "drydock0" }
                        add element ip6 drydock trusted { "wg0" . "drydock0" }
                        add element ip6 drydock routed { "drydock0" }
                        add element ip6 drydock direct { "drydock0" }
                        """);
    }

    @Test
    void otherOpeningsTakeThePlaceOfThoseBefore() {
        FirewallNetwork plain = network(true, false, false);
        FirewallNetwork before =
                plain.opened(List.of(new Opening("172.17.0.2", "172.17.0.3", "tcp", 80)));
        FirewallNetwork after =
                plain.opened(List.of(new Opening("172.17.0.2", "172.17.0.4", "udp", 53)));
        assertThat(ipv4.replace(before, after))
                .startsWith(
                        """
                        add element ip drydock linked { 172.17.0.2 . 172.17.0.3 . tcp . 80 }
                        delete element ip drydock linked { 172.17.0.2 . 172.17.0.3 . tcp . 80 }
                        """)
                .contains("add element ip drydock linked { 172.17.0.2 . 172.17.0.4 . udp . 53 }\n");
        assertThat(ipv4.remove(after))
                .contains(
                        "delete element ip drydock linked { 172.17.0.2 . 172.17.0.4 . udp . 53 }\n");
        assertThat(ipv6.replace(before, after)).doesNotContain("linked");
    }

    @Test
    void portsOfTheOtherFamilyAreNotItsConcern() {
        FirewallEndpoint endpoint =
                new FirewallEndpoint(
                        "e".repeat(64),
                        "n".repeat(64),
                        "drydock0",
                        "172.17.0.2",
                        "fd00::2",
                        List.of(
                                new PortMapping("tcp", 80, "0.0.0.0", 8080, 8080),
                                new PortMapping("tcp", 80, "::", 0, 0)));
        assertThat(ipv6.add(endpoint))
                .isEqualTo("add element ip6 drydock allowed { tcp . fd00::2 . 80 }\n");
    }

    @Test
    void openNetworkIsItsElements() {
        assertThat(ipv4.add(network(true, true, false)))
                .isEqualTo(
                        """
                        add element ip drydock bridges { "drydock0" }
                        add element ip drydock same { "drydock0" . "drydock0" }
                        add element ip drydock home { 172.17.0.0/16 . "drydock0" }
                        add element ip drydock open { "drydock0" . "drydock0" }
                        add element ip drydock trusted { "wg0" . "drydock0" }
                        add element ip drydock hidden { 172.17.0.0/16 }
                        """);
    }

    @Test
    void stricterNetworkLosesWhatItMayNotHaveAnyMore() {
        assertThat(ipv4.replace(network(false, false, true)))
                .isEqualTo(
                        """
                        add element ip drydock hidden { 172.17.0.0/16 }
                        delete element ip drydock hidden { 172.17.0.0/16 }
                        add element ip drydock open { "drydock0" . "drydock0" }
                        delete element ip drydock open { "drydock0" . "drydock0" }
                        add element ip drydock unprotected { "drydock0" }
                        delete element ip drydock unprotected { "drydock0" }
                        add element ip drydock routed { "drydock0" }
                        delete element ip drydock routed { "drydock0" }
                        add element ip drydock direct { "drydock0" }
                        delete element ip drydock direct { "drydock0" }
                        add element ip drydock bridges { "drydock0" }
                        add element ip drydock same { "drydock0" . "drydock0" }
                        add element ip drydock home { 172.17.0.0/16 . "drydock0" }
                        add element ip drydock internal { "drydock0" }
                        add element ip drydock trusted { "wg0" . "drydock0" }
                        """);
    }

    @Test
    void publishedPortsAreElementsOfTwoMaps() {
        FirewallEndpoint endpoint =
                new FirewallEndpoint(
                        "e".repeat(64),
                        "n".repeat(64),
                        "drydock0",
                        "172.17.0.2",
                        "",
                        List.of(
                                new PortMapping("tcp", 80, "0.0.0.0", 8080, 8080),
                                new PortMapping("udp", 53, "127.0.0.1", 5353, 5353)));
        assertThat(ipv4.add(endpoint))
                .isEqualTo(
                        """
                        add element ip drydock allowed { tcp . 172.17.0.2 . 80 }
                        add element ip drydock published_any { tcp . 8080 : 172.17.0.2 . 80 }
                        add element ip drydock allowed { udp . 172.17.0.2 . 53 }
                        add element ip drydock published { udp . 127.0.0.1 . 5353 : 172.17.0.2 . 53 }
                        """);
        assertThat(ipv4.remove(endpoint))
                .contains("delete element ip drydock published_any { tcp . 8080 }\n")
                .contains("delete element ip drydock published { udp . 127.0.0.1 . 5353 }\n");
    }

    @Test
    void mendedLinesAreTheDifference() {
        assertThat(Mended.between(List.of("a", "b", "b"), List.of("b", "c")))
                .containsExactly("removed: a", "removed: b", "added: c");
    }

    @Test
    void portsThatStayAreNotTouched() {
        PortMapping stays = new PortMapping("tcp", 80, "0.0.0.0", 8080, 8080);
        PortMapping leaves = new PortMapping("tcp", 80, "0.0.0.0", 8081, 8081);
        PortMapping comes = new PortMapping("tcp", 81, "0.0.0.0", 8081, 8081);
        assertThat(ipv4.replace(endpoint(stays, leaves), endpoint(stays, comes)))
                .isEqualTo(
                        """
                        add element ip drydock published_any { tcp . 8081 : 172.17.0.2 . 80 }
                        delete element ip drydock published_any { tcp . 8081 }
                        add element ip drydock allowed { tcp . 172.17.0.2 . 81 }
                        add element ip drydock published_any { tcp . 8081 : 172.17.0.2 . 81 }
                        """);
    }

    private static FirewallEndpoint endpoint(PortMapping... ports) {
        return new FirewallEndpoint(
                "e".repeat(64), "n".repeat(64), "drydock0", "172.17.0.2", "", List.of(ports));
    }
}
