package io.drydock.service.network;

import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.NetworkSpec.Subnet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network as the store keeps it.
 *
 * @param created RFC 3339
 * @param ipamOptions as the user gave them
 * @param pools subnets with their gateways, both always chosen; of a configuration as the user gave
 *     them
 * @param predefined made by the engine itself
 * @param ipv4 null in records from before networks could be without
 * @param configOnly no network, but what others are made of
 * @param configFrom name of the configuration it was made of, empty without
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
        boolean predefined,
        @Nullable Boolean ipv4,
        boolean ipv6,
        boolean configOnly,
        String configFrom) {

    /** Name of the auxiliary address that is the containers' router, as in dockerd. */
    static final String DEFAULT_GATEWAY = "DefaultGatewayIPv4";

    /** The same for IPv6. */
    static final String DEFAULT_GATEWAY_6 = "DefaultGatewayIPv6";

    static final String BRIDGE = "bridge";

    NetworkRecord {
        ipamOptions = Map.copyOf(ipamOptions);
        pools = List.copyOf(pools);
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
        configFrom = Objects.requireNonNullElse(configFrom, "");
    }

    NetworkRecord withPools(List<IpamConfig> chosen) {
        return new NetworkRecord(
                id,
                name,
                driver,
                created,
                internal,
                attachable,
                ipamDriver,
                ipamOptions,
                chosen,
                options,
                labels,
                predefined,
                ipv4,
                ipv6,
                configOnly,
                configFrom);
    }

    boolean isDefaultBridge() {
        return predefined && name.equals(BRIDGE);
    }

    /** Whether containers on it have endpoints at all. */
    boolean hasEndpoints() {
        return !configOnly && !driver.equals("host") && !driver.equals("null");
    }

    /** Whether its containers get no addresses of the engine's. */
    boolean unaddressed() {
        return ipamDriver.equals("null");
    }

    boolean hasIpv4() {
        return !Boolean.FALSE.equals(ipv4);
    }

    /** Pools of one family, in the user's order. */
    List<IpamConfig> pools(boolean family6) {
        return pools.stream().filter(pool -> Pools.isIpv6(pool) == family6).toList();
    }

    /** The bridge's own address of IPv4, empty without. */
    String gateway() {
        return pools(false).stream().map(IpamConfig::gateway).findFirst().orElse("");
    }

    NetworkSpec spec() {
        return spec(true, true);
    }

    /** As an endpoint sees it that gives its sandbox no default route. */
    NetworkSpec specWithoutGateway() {
        return spec(false, false);
    }

    /** As an endpoint sees it that gives its sandbox the default route of these families. */
    NetworkSpec spec(boolean route4, boolean route6) {
        List<Subnet> subnets =
                pools.stream()
                        .map(pool -> subnet(pool, Pools.isIpv6(pool) ? route6 : route4))
                        .toList();
        return new NetworkSpec(id, name, internal, ipv6, subnets, options);
    }

    private Subnet subnet(IpamConfig pool, boolean route) {
        String gateway = pool.gateway();
        return new Subnet(
                pool.subnet(),
                gateway.isEmpty() ? null : gateway + "/" + Pools.prefix(pool),
                route && !internal ? Pools.router(pool) : "");
    }
}
