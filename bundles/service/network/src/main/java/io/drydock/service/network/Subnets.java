package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Links;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** Chooses the subnets of new networks, clear of all networks and of what the host can reach. */
final class Subnets {

    private final NetworkDrivers drivers;
    private final Networks networks;
    private final HostRoutes routes;
    private final Set<String> choosing = new HashSet<>();

    Subnets(NetworkDrivers drivers, Networks networks, Links links) {
        this.drivers = drivers;
        this.networks = networks;
        this.routes = new HostRoutes(links);
    }

    /**
     * A pool whose subnet stays reserved until {@link #settled}, with a gateway if one is needed.
     */
    IpamConfig choose(Demand demand) {
        Set<String> host = routes.obstacles(demand);
        while (true) {
            Set<String> used = used();
            Set<String> obstacles = new HashSet<>(used);
            obstacles.addAll(host);
            String subnet = ask(demand, obstacles);
            if (reserve(subnet, used)) {
                return completed(demand, subnet);
            }
        }
    }

    private String ask(Demand demand, Set<String> used) {
        String wanted = demand.pool().subnet();
        try {
            return drivers.ipam(
                    demand.ipamDriver(),
                    driver -> driver.pool(orNull(wanted), demand.ipv6(), used, demand.options()));
        } catch (DriverException e) {
            throw switch (e.kind()) {
                case UNAVAILABLE -> EngineException.invalid(e.getMessage());
                case INVALID ->
                        e.getMessage().startsWith("Pool overlaps")
                                ? EngineException.forbidden(e.getMessage())
                                : Errors.of(e);
                default -> Errors.of(e);
            };
        }
    }

    private IpamConfig completed(Demand demand, String subnet) {
        try {
            IpamConfig wanted = demand.pool();
            String gateway =
                    wanted.gateway().isEmpty() && demand.gateway()
                            ? gateway(demand, subnet)
                            : Pools.canonical(wanted.gateway());
            return new IpamConfig(subnet, wanted.ipRange(), gateway, wanted.auxiliaryAddresses());
        } catch (RuntimeException e) {
            settled(subnet);
            throw e;
        }
    }

    /** The first address of what containers get theirs from, as with dockerd. */
    private String gateway(Demand demand, String subnet) {
        String range = demand.pool().ipRange();
        Set<String> used = new HashSet<>(demand.pool().auxiliaryAddresses().values());
        try {
            return drivers.ipam(
                    demand.ipamDriver(),
                    driver -> driver.address(subnet, orNull(range), null, used));
        } catch (DriverException e) {
            throw Errors.of(e);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The network is in the table, or will never be. */
    synchronized void settled(String subnet) {
        choosing.remove(subnet);
    }

    /** False when another subnet was reserved since {@code used} was asked for. */
    private synchronized boolean reserve(String subnet, Set<String> used) {
        return used.containsAll(used()) && choosing.add(subnet);
    }

    private synchronized Set<String> used() {
        Set<String> used = new HashSet<>(networks.subnets());
        used.addAll(choosing);
        return used;
    }
}
