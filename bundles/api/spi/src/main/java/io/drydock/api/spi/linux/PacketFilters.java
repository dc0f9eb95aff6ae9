package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.util.OptionalLong;

/** What can be known of the host's packet filters without a program. */
@ProviderType
public interface PacketFilters {

    /**
     * A number that grows with every change that anybody makes to the rules, through nftables or
     * the iptables that writes into it. Costs some microseconds. Empty where the kernel has no
     * nftables.
     */
    OptionalLong generation();
}
