package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

/**
 * One network interface as the kernel reports it.
 *
 * @param index the kernel's number, unique within the namespace
 * @param name for example {@code eth0}
 * @param kind {@code bridge}, {@code veth}, {@code vxlan}...; empty for hardware and loopback
 * @param mac hardware address, null where the link has none of 6 bytes
 * @param mtu largest packet in bytes
 * @param flags IFF_ bits
 * @param masterIndex the bridge it is attached to, 0 for none
 * @param peerIndex the other end of a veth, in its namespace, 0 when unknown
 */
public record LinkInfo(
        int index,
        String name,
        String kind,
        @Nullable MacAddress mac,
        int mtu,
        int flags,
        int masterIndex,
        int peerIndex) {

    /** Whether it was brought up (IFF_UP). */
    public boolean up() {
        return (flags & 1) != 0;
    }
}
