package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * The endpoint of a container as its network shows it.
 *
 * @param name name of the container
 * @param ipv4Address CIDR
 * @param ipv6Address CIDR
 */
public record NetworkContainer(
        @JsonProperty("Name") String name,
        @JsonProperty("EndpointID") String endpointId,
        @JsonProperty("MacAddress") String macAddress,
        @JsonProperty("IPv4Address") String ipv4Address,
        @JsonProperty("IPv6Address") String ipv6Address) {

    public NetworkContainer {
        name = ZeroValue.text(name);
        endpointId = ZeroValue.text(endpointId);
        macAddress = ZeroValue.text(macAddress);
        ipv4Address = ZeroValue.text(ipv4Address);
        ipv6Address = ZeroValue.text(ipv6Address);
    }
}
