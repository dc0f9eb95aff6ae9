package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;

import java.util.List;

/** One family's table as text for nft. */
final class Table {

    private final Family family;
    private final Skeleton skeleton;
    private final Elements elements;

    Table(Family family, String mark) {
        this.family = family;
        this.skeleton = new Skeleton(family, mark);
        this.elements = new Elements(family);
    }

    Family family() {
        return family;
    }

    Skeleton skeleton() {
        return skeleton;
    }

    String add(FirewallNetwork network) {
        return family.concerns(network) ? skeleton.whole() + elements.replace(network) : "";
    }

    String replace(FirewallNetwork before, FirewallNetwork after) {
        return family.concerns(after) ? skeleton.whole() + elements.replace(before, after) : "";
    }

    String remove(FirewallNetwork network) {
        return family.concerns(network) ? skeleton.declarations() + elements.remove(network) : "";
    }

    String add(FirewallEndpoint endpoint) {
        return family.concerns(endpoint) ? elements.add(endpoint) : "";
    }

    String remove(FirewallEndpoint endpoint) {
        return family.concerns(endpoint) ? elements.remove(endpoint) : "";
    }

    String replace(FirewallEndpoint before, FirewallEndpoint after) {
        return family.concerns(before) || family.concerns(after)
                ? elements.replace(before, after)
                : "";
    }

    /** Exactly these; empty when there is no table and need not be one. */
    String exactly(
            List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints, boolean present) {
        List<FirewallNetwork> mine = networks.stream().filter(family::concerns).toList();
        if (mine.isEmpty() && !present) {
            return "";
        }
        StringBuilder script = new StringBuilder(skeleton.whole()).append(skeleton.empty());
        mine.forEach(network -> script.append(elements.add(network)));
        endpoints.forEach(endpoint -> script.append(add(endpoint)));
        return script.toString();
    }
}
