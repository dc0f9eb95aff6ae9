package io.drydock.api.spi.network;

import java.util.Objects;

/**
 * A published port.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param containerPort 1 to 65535
 * @param hostAddress address to listen on; {@code 0.0.0.0} or {@code ::} for all of a family, empty
 *     in a wish for all of both
 * @param hostPort first port of the range to choose from, 0 for an ephemeral one; of a chosen one 0
 *     if the port is published at the container's own address
 * @param hostPortEnd last port of the range; the chosen port when {@code hostPort} equals it
 */
public record PortMapping(
        String protocol, int containerPort, String hostAddress, int hostPort, int hostPortEnd) {

    public PortMapping {
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(hostAddress);
    }

    /** Whether the host address is one of IPv6. */
    public boolean ipv6() {
        return hostAddress.contains(":");
    }

    /** Whether it stands for all addresses of its family. */
    public boolean everywhere() {
        return hostAddress.equals("0.0.0.0") || hostAddress.equals("::");
    }

    /** The same elsewhere on the host. */
    public PortMapping at(String address, int port) {
        return new PortMapping(protocol, containerPort, address, port, port);
    }

    /** The same wish for another address. */
    public PortMapping on(String address) {
        return new PortMapping(protocol, containerPort, address, hostPort, hostPortEnd);
    }
}
