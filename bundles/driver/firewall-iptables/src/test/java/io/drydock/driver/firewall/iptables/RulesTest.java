package io.drydock.driver.firewall.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.FirewallDriver.FirewallSubnet;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.Opening;
import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.util.List;

class RulesTest {

    private static final String N = " -m comment --comment drydock-n-nnnnnnnnnnnn ";

    @Test
    void networkIsolatedBeforeItIsLetOut() {
        FirewallNetwork network =
                new FirewallNetwork(
                        "n".repeat(64),
                        "dd0",
                        List.of(new FirewallSubnet("172.17.0.0/16", GatewayMode.NAT, true, "")),
                        true,
                        false,
                        List.of(),
                        false,
                        List.of());
        assertThat(new Rules(true, "").of(network)).isEmpty();
        assertThat(new Rules(false, "").of(network))
                .extracting(Rule::text)
                .containsExactly(
                        "-A DRYDOCK-GUARD -d 127.0.0.0/8 -i dd0" + N + "-j DROP",
                        "-A DRYDOCK-POSTROUTING -s 127.0.0.0/8 -o dd0" + N + "-j MASQUERADE",
                        "-A DRYDOCK-TO -o dd0"
                                + N
                                + "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
                        "-A DRYDOCK-TO -o dd0" + N + "-m conntrack --ctstate DNAT -j ACCEPT",
                        "-A DRYDOCK-TO -i dd0 -o dd0" + N + "-j ACCEPT",
                        "-A DRYDOCK-TO -o dd0" + N + "-j DROP",
                        "-A DRYDOCK-OUTSIDE -i dd0" + N + "-j DROP",
                        "-A DRYDOCK-FROM -i dd0" + N + "-j ACCEPT",
                        "-A DRYDOCK-POSTROUTING -s 172.17.0.0/16 -o dd0"
                                + N
                                + "-m conntrack --ctstate DNAT -j MASQUERADE",
                        "-A DRYDOCK-POSTROUTING -s 172.17.0.0/16 ! -o dd0" + N + "-j MASQUERADE");
    }

    @Test
    void publishedPortIsTwoRules() {
        FirewallEndpoint endpoint =
                new FirewallEndpoint(
                        "e".repeat(64),
                        "n".repeat(64),
                        "dd0",
                        "172.17.0.2",
                        "",
                        List.of(new PortMapping("tcp", 80, "127.0.0.1", 8080, 8080)));
        assertThat(new Rules(false, "").of(endpoint))
                .extracting(Rule::text)
                .containsExactly(
                        "-A DRYDOCK-ALLOWED -d 172.17.0.2/32 -p tcp -m tcp --dport 80 -m comment"
                                + " --comment drydock-e-eeeeeeeeeeee -j ACCEPT",
                        "-A DRYDOCK -d 127.0.0.1/32 -p tcp -m tcp --dport 8080 -m comment"
                                + " --comment drydock-e-eeeeeeeeeeee -j DNAT --to-destination"
                                + " 172.17.0.2:80");
    }

    @Test
    void routedSubnetOfIpv6IsOpenWherePublished() {
        FirewallNetwork network =
                new FirewallNetwork(
                        "n".repeat(64),
                        "dd0",
                        List.of(new FirewallSubnet("fd00::/64", GatewayMode.ROUTED, false, "")),
                        false,
                        false,
                        List.of("wg0"),
                        false,
                        List.of(new Opening("fd00::2", "fd00::3", "tcp", 80)));
        assertThat(new Rules(true, "0x1/0x3").of(network))
                .extracting(Rule::text)
                .containsExactly(
                        "-A DRYDOCK-TO -o dd0" + N + "-m mark --mark 0x1/0x3 -j ACCEPT",
                        "-A DRYDOCK-TO -o dd0"
                                + N
                                + "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
                        "-A DRYDOCK-TO -o dd0" + N + "-m conntrack --ctstate DNAT -j ACCEPT",
                        "-A DRYDOCK-TO -s fd00::2/128 -d fd00::3/128 -i dd0 -o dd0 -p tcp -m tcp"
                                + " --dport 80"
                                + N
                                + "-j ACCEPT",
                        "-A DRYDOCK-TO -i dd0 -o dd0" + N + "-j DROP",
                        "-A DRYDOCK-TO -o dd0 -p ipv6-icmp" + N + "-j ACCEPT",
                        "-A DRYDOCK-TO -o dd0" + N + "-j DRYDOCK-ALLOWED",
                        "-A DRYDOCK-TO -i wg0 -o dd0" + N + "-j DRYDOCK-ALLOWED",
                        "-A DRYDOCK-TO -o dd0" + N + "-j DROP",
                        "-A DRYDOCK-OUTSIDE -i dd0" + N + "-j DROP",
                        "-A DRYDOCK-FROM -i dd0" + N + "-j ACCEPT",
                        "-A DRYDOCK-POSTROUTING -s fd00::/64 -o dd0"
                                + N
                                + "-m conntrack --ctstate DNAT -j MASQUERADE");
    }
}
