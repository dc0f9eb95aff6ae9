package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/** Addresses asked for on one network. */
public record EndpointIpamConfig(
        @JsonProperty("IPv4Address") @JsonInclude(JsonInclude.Include.NON_EMPTY) String ipv4Address,
        @JsonProperty("IPv6Address") @JsonInclude(JsonInclude.Include.NON_EMPTY) String ipv6Address,
        @JsonProperty("LinkLocalIPs") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<String> linkLocalIps) {

    public EndpointIpamConfig {
        ipv4Address = ZeroValue.text(ipv4Address);
        ipv6Address = ZeroValue.text(ipv6Address);
        linkLocalIps = ZeroValue.list(linkLocalIps);
    }
}
