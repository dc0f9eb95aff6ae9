package io.drydock.api.spi.network;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses subnets and addresses.
 *
 * <p>The engine keeps what was given out, in the same transaction as the endpoint that uses it, and
 * hands it in with each question; the driver decides and keeps nothing. So nothing can leak or be
 * given twice, whatever crashes. (A driver out of process that keeps its own books may ignore the
 * sets.)
 */
@ConsumerType
public interface IpamDriver {

    /**
     * Chooses or checks a subnet.
     *
     * @param wanted CIDR asked for, null to choose from the default pools
     * @param ipv6 of which family
     * @param used subnets of all networks and of the host's routes, CIDR
     * @throws io.drydock.api.spi.DriverException INVALID {@code Pool overlaps with other one on
     *     this address space}, UNAVAILABLE when all pools are used up
     */
    String pool(
            @Nullable String wanted, boolean ipv6, Set<String> used, Map<String, String> options);

    /**
     * Chooses or checks an address.
     *
     * @param subnet CIDR of the pool
     * @param range CIDR to choose from, null for the whole subnet
     * @param wanted address asked for, null to choose
     * @param used addresses in use, gateway among them
     * @return the address without prefix length
     * @throws io.drydock.api.spi.DriverException CONFLICT {@code Address already in use}, INVALID
     *     if outside, UNAVAILABLE {@code no available IPv4 addresses on this network's address
     *     pools}
     */
    String address(
            String subnet, @Nullable String range, @Nullable String wanted, Set<String> used);

    /**
     * How many addresses the driver may still choose from, for inspect; IPv6 pools hold more than a
     * long can count, then it is as much as fits into 64 bits without sign.
     *
     * @param used addresses in use, the gateway and auxiliary ones among them
     * @return empty if the driver does not know
     */
    default Optional<PoolStatus> status(String subnet, @Nullable String range, Set<String> used) {
        return Optional.empty();
    }

    /**
     * What is taken of a pool.
     *
     * @param inUse addresses nobody else can have, network and broadcast address among them
     * @param available addresses the driver may choose from
     */
    record PoolStatus(BigInteger inUse, BigInteger available) {}
}
