package io.drydock.service.network;

import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.NetworkSpec.Subnet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as the store keeps it.
 *
 * @param created RFC 3339
 * @param ipamOptions as the user gave them
 * @param pools subnets with their gateways, both always chosen
 * @param predefined made by the engine itself
 */
record NetworkRecord(
        String id,
        String name,
        String driver,
        String created,
        boolean internal,
        boolean attachable,
        String ipamDriver,
        Map<String, String> ipamOptions,
        List<IpamConfig> pools,
        Map<String, String> options,
        Map<String, String> labels,
        boolean predefined) {

    /** Name of the auxiliary address that is the containers' router, as in dockerd. */
    static final String DEFAULT_GATEWAY = "DefaultGatewayIPv4";

    static final String BRIDGE = "bridge";

    NetworkRecord {
        ipamOptions = Map.copyOf(ipamOptions);
        pools = List.copyOf(pools);
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    boolean isDefaultBridge() {
        return predefined && name.equals(BRIDGE);
    }

    /** Whether containers on it have endpoints at all. */
    boolean hasEndpoints() {
        return !driver.equals("host") && !driver.equals("null");
    }

    IpamConfig pool() {
        return pools.getFirst();
    }

    int prefix() {
        return Integer.parseInt(pool().subnet().substring(pool().subnet().indexOf('/') + 1));
    }

    /** Where its containers send what leaves the subnet. */
    String routerAddress() {
        return pool().auxiliaryAddresses().getOrDefault(DEFAULT_GATEWAY, pool().gateway());
    }

    NetworkSpec spec() {
        Map<String, String> all = new HashMap<>(options);
        for (IpamConfig pool : pools) {
            String gateway = pool.auxiliaryAddresses().get(DEFAULT_GATEWAY);
            if (gateway != null) {
                all.put("com.docker.network.gateway", gateway);
            }
        }
        return new NetworkSpec(
                id, name, internal, false, pools.stream().map(this::subnet).toList(), all);
    }

    /** As an endpoint sees it that gives its sandbox no default route. */
    NetworkSpec specWithoutGateway() {
        List<Subnet> subnets = pools.stream().map(pool -> new Subnet(pool.subnet(), null)).toList();
        return new NetworkSpec(id, name, internal, false, subnets, options);
    }

    private Subnet subnet(IpamConfig pool) {
        return new Subnet(pool.subnet(), pool.gateway() + "/" + prefix());
    }
}
