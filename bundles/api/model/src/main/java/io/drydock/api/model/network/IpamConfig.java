package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * One address pool of a network.
 *
 * @param subnet CIDR
 * @param ipRange part of the subnet that containers get addresses from
 * @param auxiliaryAddresses addresses in use outside the engine, by host name
 */
public record IpamConfig(
        @JsonProperty("Subnet") @JsonInclude(JsonInclude.Include.NON_EMPTY) String subnet,
        @JsonProperty("IPRange") @JsonInclude(JsonInclude.Include.NON_EMPTY) String ipRange,
        @JsonProperty("Gateway") @JsonInclude(JsonInclude.Include.NON_EMPTY) String gateway,
        @JsonProperty("AuxiliaryAddresses") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> auxiliaryAddresses) {

    public IpamConfig {
        subnet = ZeroValue.text(subnet);
        ipRange = ZeroValue.text(ipRange);
        gateway = ZeroValue.text(gateway);
        auxiliaryAddresses = ZeroValue.map(auxiliaryAddresses);
    }
}
