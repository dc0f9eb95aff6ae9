package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.FirewallDriver.FirewallSubnet;
import io.drydock.api.spi.network.GatewayMode;
import io.drydock.api.spi.network.Opening;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;

/** Networks and published ports as elements of the sets and maps of one family's table. */
final class Elements {

    private final Family family;

    Elements(Family family) {
        this.family = family;
    }

    /** Element of a set, or of a map when it has a value. */
    private record Element(String set, String key, String value) {}

    /** Declares a network that may have been declared otherwise before. */
    String replace(FirewallNetwork network) {
        List<Element> wanted = wanted(network);
        StringBuilder script = new StringBuilder();
        // Nothing may be deleted and added again in one transaction: Linux 6.18 refuses that for
        // interval sets.
        optional(network).stream()
                .filter(element -> !wanted.contains(element))
                .forEach(element -> script.append(remove(element)));
        return script.append(add(network)).toString();
    }

    /** The same for one whose declaration is known. */
    String replace(FirewallNetwork before, FirewallNetwork after) {
        List<Element> wanted = wanted(after);
        StringBuilder script = new StringBuilder();
        wanted(before).stream()
                .filter(element -> !wanted.contains(element))
                .forEach(element -> script.append(remove(element)));
        return script.append(add(after)).toString();
    }

    String add(FirewallNetwork network) {
        StringBuilder script = new StringBuilder();
        wanted(network).forEach(element -> script.append(add(element)));
        return script.toString();
    }

    String remove(FirewallNetwork network) {
        StringBuilder script = new StringBuilder();
        optional(network).forEach(element -> script.append(remove(element)));
        always(network).forEach(element -> script.append(remove(element)));
        return script.toString();
    }

    String add(FirewallEndpoint endpoint) {
        StringBuilder script = new StringBuilder();
        elements(endpoint).forEach(element -> script.append(add(element)));
        return script.toString();
    }

    String remove(FirewallEndpoint endpoint) {
        StringBuilder script = new StringBuilder();
        elements(endpoint).forEach(element -> script.append(remove(element)));
        return script.toString();
    }

    /** Elements that stay are not touched, so no packet misses them. */
    String replace(FirewallEndpoint before, FirewallEndpoint after) {
        List<Element> old = elements(before);
        List<Element> wanted = elements(after);
        StringBuilder script = new StringBuilder();
        old.stream()
                .filter(element -> !wanted.contains(element))
                .forEach(element -> script.append(remove(element)));
        wanted.stream()
                .filter(element -> !old.contains(element))
                .forEach(element -> script.append(add(element)));
        return script.toString();
    }

    private String add(Element element) {
        String value = element.value().isEmpty() ? "" : " : " + element.value();
        return line("add", element.set(), element.key() + value);
    }

    /** Adds before deleting: only what is there can be deleted, and adding twice is allowed. */
    private String remove(Element element) {
        return add(element) + line("delete", element.set(), element.key());
    }

    private String line(String verb, String set, String element) {
        return "%s element %s drydock %s { %s }\n".formatted(verb, family.keyword(), set, element);
    }

    private List<Element> wanted(FirewallNetwork network) {
        List<Element> all = always(network);
        if (network.icc()) {
            all.add(pair("open", network));
        }
        if (network.internal()) {
            all.add(bridge("internal", network));
        }
        if (network.direct()) {
            all.add(bridge("direct", network));
        }
        network.trusted()
                .forEach(
                        link ->
                                all.add(
                                        new Element(
                                                "trusted",
                                                quoted(link) + " . " + quoted(network),
                                                "")));
        network.openings().stream()
                .filter(opening -> opening.ipv6() == family.ipv6())
                .forEach(opening -> all.add(linked(opening)));
        subnets(network).forEach(subnet -> all.addAll(wanted(network, subnet)));
        return all;
    }

    private static Element linked(Opening opening) {
        String key =
                "%s . %s . %s . %d"
                        .formatted(
                                opening.from(), opening.to(), opening.protocol(), opening.port());
        return new Element("linked", key, "");
    }

    private static List<Element> wanted(FirewallNetwork network, FirewallSubnet subnet) {
        List<Element> all = new ArrayList<>();
        if (subnet.masquerade() && subnet.source().isEmpty()) {
            all.add(new Element("hidden", subnet.cidr(), ""));
        } else if (subnet.masquerade()) {
            all.add(new Element("source", subnet.cidr(), subnet.source()));
        }
        if (subnet.mode() == GatewayMode.NAT_UNPROTECTED) {
            all.add(bridge("unprotected", network));
        }
        if (subnet.mode() == GatewayMode.ROUTED) {
            all.add(bridge("routed", network));
            all.add(bridge("direct", network));
        }
        return all.stream().distinct().toList();
    }

    /** What a network may have had before its options changed. */
    private List<Element> optional(FirewallNetwork network) {
        List<Element> all = new ArrayList<>();
        subnets(network).forEach(subnet -> all.add(new Element("hidden", subnet.cidr(), "")));
        all.add(pair("open", network));
        for (String set : List.of("internal", "unprotected", "routed", "direct")) {
            all.add(bridge(set, network));
        }
        wanted(network).stream()
                .filter(it -> List.of("trusted", "source", "linked").contains(it.set()))
                .forEach(all::add);
        return all;
    }

    private List<Element> always(FirewallNetwork network) {
        List<Element> all = new ArrayList<>();
        all.add(bridge("bridges", network));
        all.add(pair("same", network));
        for (FirewallSubnet subnet : subnets(network)) {
            all.add(new Element("home", subnet.cidr() + " . " + quoted(network), ""));
        }
        return all;
    }

    private static Element pair(String set, FirewallNetwork network) {
        return new Element(set, quoted(network) + " . " + quoted(network), "");
    }

    private static Element bridge(String set, FirewallNetwork network) {
        return new Element(set, quoted(network), "");
    }

    private List<Element> elements(FirewallEndpoint endpoint) {
        return endpoint.ports().stream()
                .filter(port -> port.ipv6() == family.ipv6())
                .filter(port -> !endpoint.address(port).isEmpty())
                .flatMap(port -> elements(endpoint, port).stream())
                .distinct()
                .toList();
    }

    private static List<Element> elements(FirewallEndpoint endpoint, PortMapping port) {
        String own = endpoint.address(port) + " . " + port.containerPort();
        List<Element> all = new ArrayList<>();
        all.add(new Element("allowed", port.protocol() + " . " + own, ""));
        if (port.hostPort() == 0) {
            return all;
        }
        if (port.everywhere()) {
            String key = port.protocol() + " . " + port.hostPort();
            all.add(new Element("published_any", key, own));
        } else {
            String key = port.protocol() + " . " + port.hostAddress() + " . " + port.hostPort();
            all.add(new Element("published", key, own));
        }
        return all;
    }

    private List<FirewallSubnet> subnets(FirewallNetwork network) {
        return network.subnets().stream().filter(it -> it.ipv6() == family.ipv6()).toList();
    }

    private static String quoted(FirewallNetwork network) {
        return quoted(network.bridge());
    }

    private static String quoted(String link) {
        return '"' + link + '"';
    }
}
