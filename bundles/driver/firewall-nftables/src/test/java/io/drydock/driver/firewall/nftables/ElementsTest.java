package io.drydock.driver.firewall.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.util.List;

class ElementsTest {

    private static FirewallNetwork network(boolean masquerade, boolean icc, boolean internal) {
        return new FirewallNetwork(
                "n".repeat(64),
                "drydock0",
                List.of("172.17.0.0/16", "fd00::/64"),
                masquerade,
                icc,
                internal);
    }

    @Test
    void openNetworkIsItsElements() {
        assertThat(Elements.add(network(true, true, false)))
                .isEqualTo(
                        """
                        add element ip drydock bridges { "drydock0" }
                        add element ip drydock home { 172.17.0.0/16 . "drydock0" }
                        add element ip drydock open { "drydock0" . "drydock0" }
                        add element ip drydock hidden { 172.17.0.0/16 }
                        """);
    }

    @Test
    void stricterNetworkLosesWhatItMayNotHaveAnyMore() {
        assertThat(Elements.replace(network(false, false, true)))
                .isEqualTo(
                        """
                        add element ip drydock hidden { 172.17.0.0/16 }
                        delete element ip drydock hidden { 172.17.0.0/16 }
                        add element ip drydock open { "drydock0" . "drydock0" }
                        delete element ip drydock open { "drydock0" . "drydock0" }
                        add element ip drydock bridges { "drydock0" }
                        add element ip drydock home { 172.17.0.0/16 . "drydock0" }
                        add element ip drydock internal { "drydock0" }
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
        assertThat(Elements.add(endpoint))
                .isEqualTo(
                        """
                        add element ip drydock published_any { tcp . 8080 : 172.17.0.2 . 80 }
                        add element ip drydock published { udp . 127.0.0.1 . 5353 : 172.17.0.2 . 53 }
                        """);
        assertThat(Elements.remove(endpoint))
                .contains("delete element ip drydock published_any { tcp . 8080 }\n")
                .contains("delete element ip drydock published { udp . 127.0.0.1 . 5353 }\n");
    }

    @Test
    void mendedLinesAreTheDifference() {
        assertThat(Mended.between(List.of("a", "b", "b"), List.of("b", "c")))
                .containsExactly("removed: a", "removed: b", "added: c");
    }
}
