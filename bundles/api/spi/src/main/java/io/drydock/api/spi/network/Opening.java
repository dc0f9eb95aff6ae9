package io.drydock.api.spi.network;

import java.util.Objects;

/**
 * A port that one container of a network may reach at another one although the network keeps its
 * containers apart; answers come back. Legacy links of the default bridge are such.
 *
 * @param from address without prefix of the container that calls
 * @param to address of the same family of the one that is called
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param port at the container that is called
 */
public record Opening(String from, String to, String protocol, int port) {

    /** Checks that nothing is missing. */
    public Opening {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(protocol);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /** Whether it is of IPv6. */
    public boolean ipv6() {
        return to.contains(":");
    }
}
