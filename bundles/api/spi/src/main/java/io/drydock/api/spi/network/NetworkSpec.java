package io.drydock.api.spi.network;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network as its driver needs to know it.
 *
 * @param id 64 hex digits
 * @param name users' name
 * @param internal no way out
 * @param ipv6 has IPv6
 * @param subnets its address ranges; at most one of each family for most drivers
 * @param options driver options: {@code com.docker.network.bridge.name -> docker0}
 */
public record NetworkSpec(
        String id,
        String name,
        boolean internal,
        boolean ipv6,
        List<Subnet> subnets,
        Map<String, String> options) {

    public NetworkSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        subnets = List.copyOf(subnets);
        options = Map.copyOf(options);
    }

    /**
     * An address range of the network.
     *
     * @param cidr {@code 172.17.0.0/16}
     * @param gateway address of the gateway with the subnet's prefix, null without one
     * @param router where an endpoint sends what leaves the subnet, usually the gateway's address;
     *     without prefix, empty where this network is not the sandbox's way out
     */
    public record Subnet(String cidr, @Nullable String gateway, String router) {

        /** Whether it is of IPv6. */
        public boolean ipv6() {
            return cidr.contains(":");
        }
    }
}
