package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A pair of connected links.
 *
 * @param hostName the end in the namespace of the Links called
 * @param peerName the other end's name; when born in a sandbox it may be {@code eth0} at once
 * @param peerNetns namespace the peer is born in, null for the same one
 * @param hostMac fixed hardware address of the host's end, null for random
 * @param peerMac fixed hardware address of the peer, null for random
 * @param mtu of both ends, 0 for the kernel's default
 * @param bridge to attach the host's end to, null for none
 * @param hairpin whether the bridge port may send packets back
 */
public record VethPair(
        String hostName,
        String peerName,
        @Nullable Path peerNetns,
        @Nullable MacAddress hostMac,
        @Nullable MacAddress peerMac,
        int mtu,
        @Nullable String bridge,
        boolean hairpin) {

    /** Checks the names. */
    public VethPair {
        LinkNames.check(hostName);
        LinkNames.check(peerName);
        if (mtu < 0) {
            throw new IllegalArgumentException("negative MTU");
        }
        if (hairpin && bridge == null) {
            throw new IllegalArgumentException("hairpin is a property of a bridge port");
        }
    }
}
