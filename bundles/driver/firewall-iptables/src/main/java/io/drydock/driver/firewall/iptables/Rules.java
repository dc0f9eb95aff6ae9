package io.drydock.driver.firewall.iptables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.FirewallDriver.FirewallSubnet;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.Opening;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks and endpoints as rules of one family, written exactly as iptables-save writes them
 * again.
 */
final class Rules {

    private static final String STATE = " -m conntrack --ctstate ";

    private final boolean ipv6;
    private final String mark;

    /**
     * For one family.
     *
     * @param mark of packets that always pass, empty for none
     */
    Rules(boolean ipv6, String mark) {
        this.ipv6 = ipv6;
        this.mark = mark;
    }

    static String tag(FirewallNetwork network) {
        return "drydock-n-" + network.id().substring(0, 12);
    }

    static String tag(FirewallEndpoint endpoint) {
        return "drydock-e-" + endpoint.id().substring(0, 12);
    }

    List<Rule> of(FirewallNetwork network) {
        List<FirewallSubnet> subnets =
                network.subnets().stream().filter(it -> it.ipv6() == ipv6).toList();
        List<Rule> rules = new ArrayList<>();
        if (subnets.isEmpty()) {
            return rules;
        }
        String bridge = network.bridge();
        String comment = " -m comment --comment " + tag(network);
        String to = "-o " + bridge + comment;
        if (!ipv6) {
            String guarded = "-d 127.0.0.0/8 -i " + bridge + comment + " -j DROP";
            rules.add(rule("raw", Chains.GUARD, guarded));
            rules.add(rule("nat", Chains.HIDDEN, "-s 127.0.0.0/8 " + to + " -j MASQUERADE"));
        }
        rules.addAll(network.internal() ? inner(network, comment) : outer(network, to, subnets));
        rules.add(rule("filter", Chains.OUTSIDE, "-i " + bridge + comment + " -j DROP"));
        String verdict = network.internal() ? " -j DROP" : " -j ACCEPT";
        rules.add(rule("filter", Chains.FROM, "-i " + bridge + comment + verdict));
        subnets.forEach(subnet -> rules.addAll(hiding(network, subnet, comment)));
        return rules;
    }

    /** Nobody but its own containers, and the host, which is no matter of forwarding. */
    private static List<Rule> inner(FirewallNetwork network, String comment) {
        List<Rule> rules = new ArrayList<>();
        String bridge = network.bridge();
        if (network.icc()) {
            String pair = "-i %s -o %s%s -j ACCEPT".formatted(bridge, bridge, comment);
            rules.add(rule("filter", Chains.TO, pair));
        }
        rules.add(rule("filter", Chains.TO, "-o " + bridge + comment + " -j DROP"));
        rules.add(rule("filter", Chains.TO, "-i " + bridge + comment + " -j DROP"));
        return rules;
    }

    private List<Rule> outer(FirewallNetwork network, String to, List<FirewallSubnet> subnets) {
        List<Rule> rules = new ArrayList<>();
        if (!mark.isEmpty()) {
            rules.add(rule("filter", Chains.TO, to + " -m mark --mark " + mark + " -j ACCEPT"));
        }
        rules.add(rule("filter", Chains.TO, to + STATE + "RELATED,ESTABLISHED -j ACCEPT"));
        rules.add(rule("filter", Chains.TO, to + STATE + "DNAT -j ACCEPT"));
        if (!network.icc()) {
            network.openings().stream()
                    .filter(opening -> opening.ipv6() == ipv6)
                    .forEach(opening -> rules.add(linked(network, opening)));
        }
        String own = "-i " + network.bridge() + " " + to;
        rules.add(rule("filter", Chains.TO, own + (network.icc() ? " -j ACCEPT" : " -j DROP")));
        boolean unprotected = has(subnets, GatewayMode.NAT_UNPROTECTED);
        boolean routed = has(subnets, GatewayMode.ROUTED);
        if (unprotected) {
            rules.add(rule("filter", Chains.TO, to + " -j " + Chains.OUTSIDE));
            rules.add(rule("filter", Chains.TO, to + " -j ACCEPT"));
        }
        if (routed) {
            String icmp = ipv6 ? "ipv6-icmp" : "icmp";
            rules.add(
                    rule(
                            "filter",
                            Chains.TO,
                            "-o %s -p %s%s -j ACCEPT"
                                    .formatted(network.bridge(), icmp, comment(network))));
        }
        if (routed || network.direct()) {
            rules.add(rule("filter", Chains.TO, to + " -j " + Chains.ALLOWED));
        }
        for (String link : network.trusted()) {
            rules.add(rule("filter", Chains.TO, "-i " + link + " " + to + " -j " + Chains.ALLOWED));
        }
        rules.add(rule("filter", Chains.TO, to + " -j DROP"));
        return rules;
    }

    private Rule linked(FirewallNetwork network, Opening opening) {
        return rule(
                "filter",
                Chains.TO,
                "-s %s -d %s -i %s -o %s -p %s -m %s --dport %d%s -j ACCEPT"
                        .formatted(
                                host(opening.from()),
                                host(opening.to()),
                                network.bridge(),
                                network.bridge(),
                                opening.protocol(),
                                opening.protocol(),
                                opening.port(),
                                comment(network)));
    }

    private static String comment(FirewallNetwork network) {
        return " -m comment --comment " + tag(network);
    }

    private static boolean has(List<FirewallSubnet> subnets, GatewayMode mode) {
        return subnets.stream().anyMatch(subnet -> subnet.mode() == mode);
    }

    /** Those who answer past the host must see the host as caller; see the nftables driver. */
    private static List<Rule> hiding(
            FirewallNetwork network, FirewallSubnet subnet, String comment) {
        List<Rule> rules = new ArrayList<>();
        String from = "-s " + subnet.cidr() + " ";
        String bridge = "-o " + network.bridge() + comment;
        rules.add(rule("nat", Chains.HIDDEN, from + bridge + STATE + "DNAT -j MASQUERADE"));
        if (subnet.masquerade()) {
            String target =
                    subnet.source().isEmpty()
                            ? " -j MASQUERADE"
                            : " -j SNAT --to-source " + subnet.source();
            rules.add(rule("nat", Chains.HIDDEN, from + "! " + bridge + target));
        }
        return rules;
    }

    List<Rule> of(FirewallEndpoint endpoint) {
        List<Rule> rules = new ArrayList<>();
        for (PortMapping port : endpoint.ports()) {
            if (port.ipv6() == ipv6 && !endpoint.address(port).isEmpty()) {
                rules.add(allowed(endpoint, port));
                if (port.hostPort() != 0) {
                    rules.add(published(endpoint, port));
                }
            }
        }
        return rules.stream().distinct().toList();
    }

    private Rule allowed(FirewallEndpoint endpoint, PortMapping port) {
        return rule(
                "filter",
                Chains.ALLOWED,
                "-d %s -p %s -m %s --dport %d -m comment --comment %s -j ACCEPT"
                        .formatted(
                                host(endpoint.address(port)),
                                port.protocol(),
                                port.protocol(),
                                port.containerPort(),
                                tag(endpoint)));
    }

    private Rule published(FirewallEndpoint endpoint, PortMapping port) {
        String protocol = port.protocol();
        String target = endpoint.address(port);
        return rule(
                "nat",
                Chains.PUBLISHED,
                "%s-p %s -m %s --dport %d -m comment --comment %s -j DNAT --to-destination %s:%d"
                        .formatted(
                                port.everywhere() ? "" : "-d " + host(port.hostAddress()) + " ",
                                protocol,
                                protocol,
                                port.hostPort(),
                                tag(endpoint),
                                ipv6 ? "[" + target + "]" : target,
                                port.containerPort()));
    }

    private String host(String address) {
        return address + (ipv6 ? "/128" : "/32");
    }

    private static Rule rule(String table, String chain, String rest) {
        return new Rule(table, "-A " + chain + " " + rest);
    }
}
