package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A place on the host where a container port is published.
 *
 * @param hostIp address to bind, empty for all of IPv4 and IPv6
 * @param hostPort port or range, empty or 0 for a free one
 */
public record PortBinding(
        @JsonProperty("HostIp") String hostIp, @JsonProperty("HostPort") String hostPort) {

    public PortBinding {
        hostIp = ZeroValue.text(hostIp);
        hostPort = ZeroValue.text(hostPort);
    }
}
