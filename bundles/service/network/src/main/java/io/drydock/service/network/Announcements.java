package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.Sysctls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells the neighbours of a new endpoint whose its addresses are now: gratuitous ARP and
 * unsolicited neighbour advertisements, as dockerd sends them since 28.0. The kernel sends them
 * when a link gets a hardware address, even the one it has; several times, since the bridge's port
 * opens a moment after the link is up; a link forgets its own neighbours by it, so this ends soon.
 * An IPv4 address that the hardware address is made of has no neighbours that know it by another
 * one, so most containers cost nothing here.
 */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final String COUNT = "com.docker.network.advertise_addr_nmsgs";
    private static final String PAUSE = "com.docker.network.advertise_addr_ms";
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    /** After the link is up; then the port of the bridge is open in all likelihood. */
    private static final long FIRST_MILLIS = 20;

    private final Links links;
    private final Sysctls sysctls;
    private final Clearing clearing;

    Announcements(Links links, Sysctls sysctls, Clearing clearing) {
        this.links = links;
        this.sysctls = sysctls;
        this.clearing = clearing;
    }

    /** Refuses options out of dockerd's bounds. */
    static void check(Map<String, String> options) {
        number(options, COUNT, 3, 0, 3);
        number(options, PAUSE, 1_000, 100, 2_000);
    }

    /** For an endpoint whose link is up. */
    void announce(Path netns, NetworkRecord network, EndpointRecord endpoint) {
        int count = number(network.options(), COUNT, 3, 0, 3);
        if (count == 0 || !news(endpoint)) {
            return;
        }
        int pause = number(network.options(), PAUSE, 1_000, 100, 2_000);
        for (int i = 0; i < count; i++) {
            clearing.after(
                    Duration.ofMillis(FIRST_MILLIS + (long) i * pause),
                    "addresses of " + endpoint.containerId(),
                    () -> send(netns, endpoint));
        }
    }

    private void send(Path netns, EndpointRecord endpoint) {
        String link = endpoint.link();
        String ipv4 = "net/ipv4/conf/" + link + "/arp_notify";
        String ipv6 = "net/ipv6/conf/" + link + "/ndisc_notify";
        try (Links.Session inside = links.inside(netns)) {
            sysctls.writeInside(
                    netns,
                    endpoint.ipv6().isEmpty() ? Map.of(ipv4, "1") : Map.of(ipv4, "1", ipv6, "1"));
            inside.mac(link, MacAddress.parse(endpoint.mac()));
        } catch (DriverException e) {
            // It has left already, or has no such switches.
            LOG.debug("addresses of {}: {}", endpoint.containerId(), e.getMessage());
        }
    }

    private static boolean news(EndpointRecord endpoint) {
        String own =
                endpoint.ipv4().isEmpty()
                        ? ""
                        : "02:42:"
                                + MAC.formatHex(
                                        Cidr.parse(endpoint.cidr4()).address().getAddress());
        return !endpoint.mac().isEmpty()
                && !(endpoint.ipv6().isEmpty() && endpoint.mac().equalsIgnoreCase(own));
    }

    private static int number(
            Map<String, String> options, String key, int otherwise, int least, int most) {
        String text = options.getOrDefault(key, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of bounds.
        }
        throw EngineException.invalid(
                "invalid value %s for option %s: it must be between %d and %d"
                        .formatted(text, key, least, most));
    }
}
