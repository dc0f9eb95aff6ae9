package io.drydock.service.network;

import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.Route;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Where the host knows a way to: what new networks must keep clear of. */
final class HostRoutes {

    private final Links links;

    HostRoutes(Links links) {
        this.links = links;
    }

    /** CIDRs that a demand must not overlap. */
    Set<String> obstacles(Demand demand) {
        if (demand.pool().subnet().isEmpty()) {
            return routes(demand.ipv6(), route -> true);
        }
        return demand.occupied() ? neighbours(demand) : Set.of();
    }

    /**
     * What the host is a member of and would lose to a subnet that covers it. A wider route, as of
     * a tunnel, loses a part only, which may be meant.
     */
    private Set<String> neighbours(Demand demand) {
        int prefix = Cidr.parse(demand.pool().subnet()).prefix();
        return routes(
                demand.ipv6(),
                route ->
                        route.gateway() == null
                                && !demand.bridge().equals(route.link())
                                && route.destination().prefix() >= prefix);
    }

    private Set<String> routes(boolean ipv6, Predicate<Route> wanted) {
        Set<String> routes = new HashSet<>();
        for (Route route : links.routes()) {
            Cidr destination = route.destination();
            boolean special =
                    destination.prefix() == 0
                            || destination.address().isLinkLocalAddress()
                            || destination.address().isMulticastAddress();
            if (destination.ipv6() == ipv6 && !special && wanted.test(route)) {
                routes.add(destination.toString());
            }
        }
        return routes;
    }
}
