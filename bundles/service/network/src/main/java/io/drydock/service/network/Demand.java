package io.drydock.service.network;

import io.drydock.api.model.network.IpamConfig;

import java.util.Map;

/**
 * A subnet that somebody wants.
 *
 * @param ipamDriver by name
 * @param pool without subnet to choose one
 * @param ipv6 family of what is chosen
 * @param options of address management
 * @param bridge link that may have the subnet already, empty for none
 * @param occupied whether the host will be a member of the subnet
 * @param gateway whether it needs one
 */
record Demand(
        String ipamDriver,
        IpamConfig pool,
        boolean ipv6,
        Map<String, String> options,
        String bridge,
        boolean occupied,
        boolean gateway) {

    Demand {
        options = Map.copyOf(options);
    }
}
