package io.drydock.api.spi.network;

import java.util.Map;
import java.util.Objects;

/**
 * A container's place on a network.
 *
 * @param id 64 hex digits
 * @param containerId 64 hex digits
 * @param mac {@code 02:42:ac:11:00:02}, empty to let the driver choose
 * @param ipv4 address with prefix length {@code 172.17.0.2/16}, empty without
 * @param ipv6 likewise
 * @param options endpoint options
 */
public record EndpointSpec(
        String id,
        String containerId,
        String mac,
        String ipv4,
        String ipv6,
        Map<String, String> options) {

    public EndpointSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(containerId);
        Objects.requireNonNull(mac);
        Objects.requireNonNull(ipv4);
        Objects.requireNonNull(ipv6);
        options = Map.copyOf(options);
    }
}
