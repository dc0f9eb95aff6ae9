package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.Route;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Chooses the subnets of new networks, clear of all networks and of what the host can reach. */
final class Subnets {

    private final NetworkDrivers drivers;
    private final Networks networks;
    private final Links links;
    private final Set<String> choosing = new HashSet<>();

    Subnets(NetworkDrivers drivers, Networks networks, Links links) {
        this.drivers = drivers;
        this.networks = networks;
        this.links = links;
    }

    /**
     * A subnet that stays reserved until {@link #settled}.
     *
     * @param wanted empty to choose
     */
    String choose(String ipamDriver, String wanted, Map<String, String> options) {
        Set<String> host = wanted.isEmpty() ? routes() : Set.of();
        while (true) {
            Set<String> used = used();
            used.addAll(host);
            String subnet = ask(ipamDriver, wanted.isEmpty() ? null : wanted, used, options);
            if (reserve(subnet, used)) {
                return subnet;
            }
        }
    }

    private String ask(
            String ipamDriver,
            @Nullable String wanted,
            Set<String> used,
            Map<String, String> options) {
        try {
            return drivers.ipam(ipamDriver, driver -> driver.pool(wanted, false, used, options));
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

    private Set<String> routes() {
        Set<String> routes = new HashSet<>();
        for (Route route : links.routes()) {
            Cidr destination = route.destination();
            if (!destination.ipv6() && destination.prefix() > 0) {
                routes.add(destination.toString());
            }
        }
        return routes;
    }

    /** The pool of a subnet: its first address is the gateway unless one is named. */
    static IpamConfig pool(String subnet, IpamConfig wanted) {
        String gateway = wanted.gateway().isEmpty() ? first(subnet) : wanted.gateway();
        return new IpamConfig(subnet, wanted.ipRange(), gateway, wanted.auxiliaryAddresses());
    }

    private static String first(String subnet) {
        byte[] raw = Cidr.parse(subnet).network().address().getAddress();
        raw[3]++;
        return (raw[0] & 255) + "." + (raw[1] & 255) + "." + (raw[2] & 255) + "." + (raw[3] & 255);
    }
}
