package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A bridge to be made.
 *
 * @param name at most 15 characters
 * @param mac a fixed hardware address, null for a random one that stays when ports come and go
 * @param mtu largest packet in bytes, 0 for the kernel's default
 * @param addresses addresses of the bridge itself, usually the gateways
 * @param vlanFiltering whether the bridge looks at VLAN tags
 */
public record BridgeSpec(
        String name,
        @Nullable MacAddress mac,
        int mtu,
        List<Cidr> addresses,
        boolean vlanFiltering) {

    /** Checks the name and copies the list. */
    public BridgeSpec {
        LinkNames.check(name);
        addresses = List.copyOf(addresses);
        if (mtu < 0) {
            throw new IllegalArgumentException("negative MTU");
        }
    }

    /** A bridge with these addresses and everything else by default. */
    public static BridgeSpec of(String name, List<Cidr> addresses) {
        return new BridgeSpec(name, null, 0, addresses, false);
    }
}
