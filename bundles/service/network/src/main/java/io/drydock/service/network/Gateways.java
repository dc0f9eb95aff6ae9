package io.drydock.service.network;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Route;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which endpoint of a sandbox leads to the world, and the routes that say so. */
final class Gateways {

    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

    /** Networks with a way out first, then by priority, then by name. */
    private static final Comparator<EndpointRecord> ORDER =
            Comparator.comparing((EndpointRecord endpoint) -> !leadsOut(endpoint))
                    .thenComparing(endpoint -> -endpoint.settings().gwPriority())
                    .thenComparing(EndpointRecord::network);

    private final Links links;

    Gateways(Links links) {
        this.links = links;
    }

    static List<EndpointRecord> ordered(List<EndpointRecord> endpoints) {
        return endpoints.stream().sorted(ORDER).toList();
    }

    /** The endpoint that gives the default route; none where all networks are internal. */
    static Optional<EndpointRecord> of(List<EndpointRecord> endpoints) {
        return endpoints.stream().filter(Gateways::leadsOut).min(ORDER);
    }

    private static boolean leadsOut(EndpointRecord endpoint) {
        return !gateways(endpoint).isEmpty();
    }

    private static List<InetAddress> gateways(EndpointRecord endpoint) {
        return Stream.of(endpoint.settings().gateway(), endpoint.settings().ipv6Gateway())
                .filter(it -> !it.isEmpty())
                .map(InetAddress::ofLiteral)
                .toList();
    }

    /**
     * Moves the default routes; those of an interface that is gone are gone with it. What a crash
     * has cut after its routes had been moved can be done again.
     */
    void move(Path netns, Optional<EndpointRecord> from, Optional<EndpointRecord> to) {
        try (Links.Session inside = links.inside(netns)) {
            from.stream()
                    .flatMap(it -> gateways(it).stream())
                    .forEach(it -> remove(inside, Route.defaultVia(it)));
            Set<InetAddress> present = defaults(inside);
            to.stream()
                    .flatMap(it -> gateways(it).stream())
                    .filter(it -> !present.contains(it))
                    .forEach(it -> inside.addRoute(Route.defaultVia(it)));
        }
    }

    private static Set<InetAddress> defaults(Links.Session inside) {
        return inside.routes().stream()
                .filter(it -> it.destination().prefix() == 0)
                .flatMap(it -> Stream.ofNullable(it.gateway()))
                .collect(Collectors.toSet());
    }

    private static void remove(Links.Session inside, Route route) {
        try {
            inside.removeRoute(route);
        } catch (LinuxException e) {
            LOG.debug("{}", e.getMessage());
        }
    }
}
