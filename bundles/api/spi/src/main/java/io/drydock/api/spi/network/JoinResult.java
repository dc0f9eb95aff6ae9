package io.drydock.api.spi.network;

import java.util.List;
import java.util.Objects;

/**
 * What becomes of an endpoint inside the sandbox.
 *
 * @param link name of the host link to move into the sandbox; empty if there is none
 * @param prefix first part of its name there: {@code eth}
 * @param gatewayV4 default gateway, empty for none
 * @param gatewayV6 likewise
 * @param routes further routes
 * @param configured the driver has put link, addresses and routes into the sandbox already
 */
public record JoinResult(
        String link,
        String prefix,
        String gatewayV4,
        String gatewayV6,
        List<Route> routes,
        boolean configured) {

    public JoinResult {
        Objects.requireNonNull(link);
        Objects.requireNonNull(prefix);
        Objects.requireNonNull(gatewayV4);
        Objects.requireNonNull(gatewayV6);
        routes = List.copyOf(routes);
    }

    /** A route inside the sandbox; without {@code via} the destination is on the link. */
    public record Route(String destination, String via) {}
}
