package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * How an interface inside a sandbox shall look in the end.
 *
 * @param netns the sandbox
 * @param link its present name there
 * @param name the name it shall have, usually {@code eth0}; may be the present one
 * @param mac hardware address, null to leave it
 * @param mtu largest packet in bytes, 0 to leave it
 * @param addresses with their prefix lengths
 * @param routes added after the link is up, in this order; {@code link} of a route may be null for
 *     this link
 * @param ipv6 whether this interface speaks IPv6 at all (disable_ipv6)
 */
public record SandboxInterface(
        Path netns,
        String link,
        String name,
        @Nullable MacAddress mac,
        int mtu,
        List<Cidr> addresses,
        List<Route> routes,
        boolean ipv6) {

    /** Checks the names and copies the lists. */
    public SandboxInterface {
        LinkNames.check(link);
        LinkNames.check(name);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        if (mtu < 0) {
            throw new IllegalArgumentException("negative MTU");
        }
    }
}
