package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.IpamDriver;
import io.drydock.service.network.Plan.Wish;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses in use. An address is taken here before the endpoint is in the store, and given back
 * when its link is out of the kernel, later than it leaves the store: nobody else answers for it
 * meanwhile.
 */
final class Addresses {

    private final NetworkDrivers drivers;
    private final Clearing clearing;
    private final Map<String, Set<String>> taken = new HashMap<>();

    Addresses(NetworkDrivers drivers, Clearing clearing, OpenSandboxes sandboxes) {
        this.drivers = drivers;
        this.clearing = clearing;
        sandboxes
                .endpoints()
                .forEach(
                        it -> {
                            take(it.networkId(), it.ipv4());
                            take(it.networkId(), it.ipv6());
                        });
    }

    /**
     * An address with the pool it is of.
     *
     * @param text without prefix; empty where the network has no such family
     * @param prefix its length
     * @param gateway where the containers of the pool send what leaves it, empty if nowhere
     */
    record Chosen(String text, int prefix, String gateway) {
        static final Chosen NONE = new Chosen("", 0, "");
    }

    /** An address of one family of the network, as wished. */
    Chosen choose(Wish wish, boolean ipv6) {
        NetworkRecord network = wish.network();
        List<IpamConfig> pools = network.pools(ipv6);
        if (pools.isEmpty()) {
            return Chosen.NONE;
        }
        String wanted = Pools.canonical(ipv6 ? wish.address6() : wish.address());
        if (!wanted.isEmpty() && inUse(network.id(), wanted)) {
            clearing.settle();
        }
        while (true) {
            Chosen chosen = ask(network, pools, wanted);
            if (take(network.id(), chosen.text())) {
                return chosen;
            }
        }
    }

    private Chosen ask(NetworkRecord network, List<IpamConfig> pools, String wanted) {
        EngineException refusal = null;
        for (IpamConfig pool : pools) {
            try {
                String address = ask(network, pool, wanted);
                String gateway = network.internal() ? "" : Pools.router(pool);
                return new Chosen(address, Pools.prefix(pool), gateway);
            } catch (EngineException e) {
                // The next pool may have room, or be the one that the address is of.
                refusal = refusal == null || Pools.contains(pool, wanted) ? e : refusal;
            }
        }
        throw refusal == null ? EngineException.invalid("network without pools") : refusal;
    }

    private String ask(NetworkRecord network, IpamConfig pool, String wanted) {
        try {
            return drivers.ipam(
                    network.ipamDriver(),
                    driver ->
                            driver.address(
                                    pool.subnet(),
                                    orNull(pool.ipRange()),
                                    orNull(wanted),
                                    used(network)));
        } catch (DriverException e) {
            EngineException error = Errors.of(e);
            throw e.kind() == DriverException.Kind.UNAVAILABLE
                    ? EngineException.system(e.getMessage(), e)
                    : error;
        }
    }

    /** How many addresses of a pool are taken and left, if its driver knows. */
    Optional<IpamDriver.PoolStatus> status(NetworkRecord network, IpamConfig pool) {
        try {
            return drivers.ipam(
                    network.ipamDriver(),
                    driver -> driver.status(pool.subnet(), orNull(pool.ipRange()), used(network)));
        } catch (DriverException e) {
            // Nobody is to fail an inspect over it.
            return Optional.empty();
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private synchronized Set<String> used(NetworkRecord network) {
        Set<String> used = new HashSet<>(taken.getOrDefault(network.id(), Set.of()));
        for (IpamConfig pool : network.pools()) {
            used.add(pool.gateway());
            used.addAll(pool.auxiliaryAddresses().values());
        }
        used.remove("");
        return used;
    }

    private synchronized boolean inUse(String networkId, String address) {
        return taken.getOrDefault(networkId, Set.of()).contains(address);
    }

    private synchronized boolean take(String networkId, String address) {
        return address.isEmpty()
                || taken.computeIfAbsent(networkId, id -> new HashSet<>()).add(address);
    }

    synchronized void release(String networkId, String address) {
        taken.getOrDefault(networkId, new HashSet<>()).remove(address);
    }

    /** Gives both addresses of an endpoint back. */
    void release(EndpointRecord endpoint) {
        release(endpoint.networkId(), endpoint.ipv4());
        release(endpoint.networkId(), endpoint.ipv6());
    }
}
