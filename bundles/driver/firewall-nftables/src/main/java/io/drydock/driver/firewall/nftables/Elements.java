package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;

/** Networks and published ports as elements of the table's sets and maps. */
final class Elements {

    private static final String ADD = "add element ip drydock %s { %s }\n";
    private static final String DELETE = "delete element ip drydock %s { %s }\n";

    private Elements() {}

    /** Element of a set, or of a map when it has a value. */
    private record Element(String set, String key, String value) {

        String add() {
            return ADD.formatted(set, value.isEmpty() ? key : key + " : " + value);
        }

        /** Adds before deleting: only what is there can be deleted, and adding twice is allowed. */
        String remove() {
            return add() + DELETE.formatted(set, key);
        }
    }

    /** Declares a network that may have been declared otherwise before. */
    static String replace(FirewallNetwork network) {
        List<Element> wanted = wanted(network);
        StringBuilder script = new StringBuilder();
        // Nothing may be deleted and added again in one transaction: Linux 6.18 refuses that for
        // interval sets.
        optional(network).stream()
                .filter(element -> !wanted.contains(element))
                .forEach(element -> script.append(element.remove()));
        return script.append(add(network)).toString();
    }

    static String add(FirewallNetwork network) {
        StringBuilder script = new StringBuilder();
        wanted(network).forEach(element -> script.append(element.add()));
        return script.toString();
    }

    static String remove(FirewallNetwork network) {
        StringBuilder script = new StringBuilder();
        optional(network).forEach(element -> script.append(element.remove()));
        always(network).forEach(element -> script.append(element.remove()));
        return script.toString();
    }

    static String add(FirewallEndpoint endpoint) {
        StringBuilder script = new StringBuilder();
        elements(endpoint).forEach(element -> script.append(element.add()));
        return script.toString();
    }

    static String remove(FirewallEndpoint endpoint) {
        StringBuilder script = new StringBuilder();
        elements(endpoint).forEach(element -> script.append(element.remove()));
        return script.toString();
    }

    private static List<Element> wanted(FirewallNetwork network) {
        List<Element> all = always(network);
        if (network.icc()) {
            all.add(open(network));
        }
        if (network.internal()) {
            all.add(internal(network));
        }
        if (network.masquerade()) {
            all.addAll(hidden(network));
        }
        return all;
    }

    private static List<Element> optional(FirewallNetwork network) {
        List<Element> all = hidden(network);
        all.add(open(network));
        all.add(internal(network));
        return all;
    }

    private static List<Element> always(FirewallNetwork network) {
        List<Element> all = new ArrayList<>();
        all.add(new Element("bridges", quoted(network), ""));
        for (String subnet : ipv4(network)) {
            all.add(new Element("home", subnet + " . " + quoted(network), ""));
        }
        return all;
    }

    private static List<Element> hidden(FirewallNetwork network) {
        List<Element> all = new ArrayList<>();
        ipv4(network).forEach(subnet -> all.add(new Element("hidden", subnet, "")));
        return all;
    }

    private static Element open(FirewallNetwork network) {
        return new Element("open", quoted(network) + " . " + quoted(network), "");
    }

    private static Element internal(FirewallNetwork network) {
        return new Element("internal", quoted(network), "");
    }

    private static List<Element> elements(FirewallEndpoint endpoint) {
        return endpoint.ports().stream().map(port -> element(endpoint, port)).toList();
    }

    private static Element element(FirewallEndpoint endpoint, PortMapping port) {
        String target = endpoint.ipv4() + " . " + port.containerPort();
        if (port.hostAddress().equals("0.0.0.0")) {
            return new Element("published_any", port.protocol() + " . " + port.hostPort(), target);
        }
        String key = port.protocol() + " . " + port.hostAddress() + " . " + port.hostPort();
        return new Element("published", key, target);
    }

    private static List<String> ipv4(FirewallNetwork network) {
        return network.subnets().stream().filter(subnet -> !subnet.contains(":")).toList();
    }

    private static String quoted(FirewallNetwork network) {
        return '"' + network.bridge() + '"';
    }
}
