package io.drydock.api.spi.http;

import java.util.List;
import java.util.Objects;

/**
 * The client's end of a connection.
 *
 * @param listener the listener's address as configured: {@code unix:///run/drydock.sock}
 * @param address remote address and port; {@code @} for a unix socket
 * @param uid user id of a unix peer, -1 when unknown
 * @param pid process id of a unix peer, -1 when unknown
 * @param certificates PEM of the verified TLS client chain, empty without
 */
public record Peer(String listener, String address, long uid, long pid, List<String> certificates) {

    public Peer {
        Objects.requireNonNull(listener);
        Objects.requireNonNull(address);
        certificates = List.copyOf(certificates);
    }
}
