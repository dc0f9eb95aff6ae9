package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A range that networks without a subnet are cut from.
 *
 * @param base CIDR
 * @param size prefix length of each cut
 */
public record AddressPool(@JsonProperty("Base") String base, @JsonProperty("Size") int size) {

    public AddressPool {
        base = ZeroValue.text(base);
    }
}
