package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.math.BigInteger;
import java.util.Map;

/**
 * What a network's inspect says of the moment, from API 1.52.
 *
 * @param ipam of its addresses
 */
public record NetworkStatus(@JsonProperty("IPAM") IpamStatus ipam) {

    /**
     * Addresses of a network.
     *
     * @param subnets by CIDR
     */
    public record IpamStatus(
            @JsonProperty("Subnets") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    Map<String, SubnetStatus> subnets) {

        public IpamStatus {
            subnets = ZeroValue.map(subnets);
        }
    }

    /**
     * Addresses of a subnet; numbers stop at 2^64-1.
     *
     * @param ipsInUse in use or reserved
     * @param dynamicIpsAvailable left to choose from
     */
    public record SubnetStatus(
            @JsonProperty("IPsInUse") BigInteger ipsInUse,
            @JsonProperty("DynamicIPsAvailable") BigInteger dynamicIpsAvailable) {

        private static final BigInteger MOST =
                BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

        public SubnetStatus {
            ipsInUse = ipsInUse.min(MOST);
            dynamicIpsAvailable = dynamicIpsAvailable.min(MOST);
        }
    }
}
