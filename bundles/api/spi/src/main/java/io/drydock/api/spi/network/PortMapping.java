package io.drydock.api.spi.network;

import java.util.Objects;

/**
 * A published port.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param containerPort 1 to 65535
 * @param hostAddress address to listen on; {@code 0.0.0.0} or {@code ::} for all
 * @param hostPort first port of the range to choose from, 0 for an ephemeral one
 * @param hostPortEnd last port of the range; the chosen port when {@code hostPort} equals it
 */
public record PortMapping(
        String protocol, int containerPort, String hostAddress, int hostPort, int hostPortEnd) {

    public PortMapping {
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(hostAddress);
    }
}
