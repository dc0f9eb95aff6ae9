package io.drydock.driver.firewall.iptables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;

/** Networks and endpoints as rules, written exactly as iptables-save writes them again. */
final class Rules {

    private Rules() {}

    static String tag(FirewallNetwork network) {
        return "drydock-n-" + network.id().substring(0, 12);
    }

    static String tag(FirewallEndpoint endpoint) {
        return "drydock-e-" + endpoint.id().substring(0, 12);
    }

    static List<Rule> of(FirewallNetwork network) {
        String bridge = network.bridge();
        String comment = " -m comment --comment " + tag(network);
        List<Rule> rules = new ArrayList<>();
        rules.add(rule("raw", Chains.GUARD, "-d 127.0.0.0/8 -i " + bridge + comment + " -j DROP"));
        String to = "-o " + bridge + comment;
        String state = " -m conntrack --ctstate ";
        rules.add(rule("filter", Chains.TO, to + state + "RELATED,ESTABLISHED -j ACCEPT"));
        rules.add(rule("filter", Chains.TO, to + state + "DNAT -j ACCEPT"));
        if (network.icc()) {
            rules.add(rule("filter", Chains.TO, "-i " + bridge + " " + to + " -j ACCEPT"));
        }
        rules.add(rule("filter", Chains.TO, to + " -j DROP"));
        String verdict = network.internal() ? " -j DROP" : " -j ACCEPT";
        rules.add(rule("filter", Chains.FROM, "-i " + bridge + comment + verdict));
        rules.add(rule("nat", Chains.HIDDEN, "-s 127.0.0.0/8 " + to + " -j MASQUERADE"));
        network.subnets().stream()
                .filter(subnet -> !subnet.contains(":"))
                .forEach(subnet -> rules.addAll(hiding(network, subnet, comment)));
        return rules;
    }

    /** Those who answer past the host must see the host as caller; see the nftables driver. */
    private static List<Rule> hiding(FirewallNetwork network, String subnet, String comment) {
        List<Rule> rules = new ArrayList<>();
        String from = "-s " + subnet + " ";
        String bridge = "-o " + network.bridge() + comment;
        rules.add(
                rule(
                        "nat",
                        Chains.HIDDEN,
                        from + bridge + " -m conntrack --ctstate DNAT -j MASQUERADE"));
        if (network.masquerade()) {
            rules.add(rule("nat", Chains.HIDDEN, from + "! " + bridge + " -j MASQUERADE"));
        }
        return rules;
    }

    static List<Rule> of(FirewallEndpoint endpoint) {
        return endpoint.ports().stream().map(port -> published(endpoint, port)).toList();
    }

    private static Rule published(FirewallEndpoint endpoint, PortMapping port) {
        String address =
                port.hostAddress().equals("0.0.0.0") ? "" : "-d " + port.hostAddress() + "/32 ";
        String protocol = port.protocol();
        return rule(
                "nat",
                Chains.PUBLISHED,
                "%s-p %s -m %s --dport %d -m comment --comment %s -j DNAT --to-destination %s:%d"
                        .formatted(
                                address,
                                protocol,
                                protocol,
                                port.hostPort(),
                                tag(endpoint),
                                endpoint.ipv4(),
                                port.containerPort()));
    }

    private static Rule rule(String table, String chain, String rest) {
        return new Rule(table, "-A " + chain + " " + rest);
    }
}
