package io.drydock.service.names;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server to ask.
 *
 * @param onHost asked from the host's network instead of the guest's
 */
record Upstream(InetAddress address, boolean onHost) {

    private static final int PORT = 53;

    InetSocketAddress place() {
        return new InetSocketAddress(address, PORT);
    }
}
