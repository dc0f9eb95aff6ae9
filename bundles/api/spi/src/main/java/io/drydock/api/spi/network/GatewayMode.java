package io.drydock.api.spi.network;

/** How a network's containers are reached from beyond the host; Docker's gateway modes. */
public enum GatewayMode {
    /** Hidden behind the host; reached through ports that are published on it. */
    NAT,
    /** The same, and besides every port can be reached at the container's own address. */
    NAT_UNPROTECTED,
    /** Not hidden; published ports can be reached at the container's own address. */
    ROUTED,
    /** The host has no address on the network either. */
    ISOLATED
}
