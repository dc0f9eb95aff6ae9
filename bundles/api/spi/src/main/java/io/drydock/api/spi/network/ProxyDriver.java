package io.drydock.api.spi.network;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;
import java.util.Objects;

/**
 * Carries connections to published ports where the kernel cannot: from IPv6 of the host to a
 * container that has IPv4 only, and from the host's own {@code ::1}.
 *
 * <p>A driver listens while it lives. What it listens on is declared to it, like rules to a {@link
 * FirewallDriver}; another generation knows nothing until {@link #exactly} is called. Connections
 * go on until one of their ends closes, whatever becomes of driver and declaration.
 */
@ConsumerType
public interface ProxyDriver {

    /**
     * Listens, or does so already.
     *
     * @throws io.drydock.api.spi.DriverException CONFLICT {@code failed to bind host port}
     */
    void open(Forward forward);

    /** Stops listening; the port is free on return. */
    void close(Forward forward);

    /**
     * Listens on exactly these.
     *
     * @return what had to be mended, one line each; what could not be is logged
     */
    List<String> exactly(List<Forward> forwards);

    /**
     * A port to carry.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param address of the host, {@code ::} for all of IPv6
     * @param port of the host
     * @param target address of the container
     * @param targetPort its port
     */
    record Forward(String protocol, String address, int port, String target, int targetPort) {

        public Forward {
            Objects.requireNonNull(protocol);
            Objects.requireNonNull(address);
            Objects.requireNonNull(target);
        }
    }
}
