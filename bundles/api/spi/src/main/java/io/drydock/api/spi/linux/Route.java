package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * One route of the main table.
 *
 * @param destination where to; {@code 0.0.0.0/0} or {@code ::/0} for the default route
 * @param gateway next hop, null when the destination is on the link itself
 * @param link through which interface, null to let the kernel find it from the gateway
 * @param source preferred source address, null for none
 * @param metric smaller wins, 0 for the kernel's default
 */
public record Route(
        Cidr destination,
        @Nullable InetAddress gateway,
        @Nullable String link,
        @Nullable InetAddress source,
        int metric) {

    /** Checks that there is a way to the destination. */
    public Route {
        if (gateway == null && link == null) {
            throw new IllegalArgumentException("a route needs a gateway or a link");
        }
        if (gateway != null && gateway.getAddress().length != destination.bytes()) {
            throw new IllegalArgumentException("gateway and destination are of two families");
        }
    }

    /** The default route of the gateway's family. */
    public static Route defaultVia(InetAddress gateway) {
        String all = gateway.getAddress().length == 4 ? "0.0.0.0/0" : "::/0";
        return new Route(Cidr.parse(all), gateway, null, null, 0);
    }
}
