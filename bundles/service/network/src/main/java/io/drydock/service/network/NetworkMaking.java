package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.store.ConstraintException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes users' networks: subnets, kernel, store, in this order, with the way back. */
final class NetworkMaking {

    private static final String BRIDGE_NAME = "com.docker.network.bridge.name";

    private final Parts parts;

    /** Checked, and not yet in the store. */
    private final Map<String, NetworkRecord> underWay = new LinkedHashMap<>();

    NetworkMaking(Parts parts) {
        this.parts = parts;
    }

    /** What the driver says of networks before there is one. */
    private record Needs(boolean occupied, boolean gateway4, boolean gateway6) {}

    void make(NetworkRecord wanted) {
        if (!wanted.hasIpv4() && !wanted.ipv6()) {
            throw EngineException.invalid("IPv4 or IPv6 must be enabled");
        }
        List<IpamConfig> chosen = new ArrayList<>();
        try (Undo undo = new Undo()) {
            choose(wanted, needs(wanted), chosen);
            NetworkRecord network = wanted.withPools(chosen);
            undo.push(() -> forget(network));
            driver(network, driver -> check(driver, network));
            parts.networks().underWay(network);
            undo.push(() -> parts.networks().settled(network));
            undo.push(() -> driver(network, driver -> driver.deleteNetwork(network.spec())));
            driver(network, driver -> driver.createNetwork(network.spec()));
            save(network);
            undo.keep();
            forget(network);
        } catch (DriverException e) {
            throw Errors.of(e);
        } finally {
            chosen.forEach(pool -> parts.subnets().settled(pool.subnet()));
        }
    }

    /** A record without anything in the kernel is a configuration. */
    void save(NetworkRecord network) {
        try {
            parts.networks().save(network);
        } catch (ConstraintException e) {
            throw taken(network.name());
        }
        parts.publisher().network("create", network);
    }

    static EngineException taken(String name) {
        return EngineException.conflict("network with name " + name + " already exists");
    }

    private Needs needs(NetworkRecord wanted) {
        NetworkSpec bare = wanted.withPools(List.of()).spec();
        return parts.drivers()
                .network(
                        wanted.driver(),
                        driver ->
                                new Needs(
                                        driver.occupiesSubnets(),
                                        driver.needsGateway(bare, false),
                                        driver.needsGateway(bare, true)));
    }

    private void choose(NetworkRecord wanted, Needs needs, List<IpamConfig> chosen) {
        for (boolean ipv6 : List.of(false, true)) {
            if (wanted.unaddressed() || !(ipv6 ? wanted.ipv6() : wanted.hasIpv4())) {
                continue;
            }
            List<IpamConfig> named =
                    wanted.pools(ipv6).stream().filter(it -> !it.equals(Pools.ANY)).toList();
            for (IpamConfig pool : named.isEmpty() ? List.of(Pools.ANY) : named) {
                chosen.add(
                        parts.subnets()
                                .choose(
                                        new Demand(
                                                wanted.ipamDriver(),
                                                pool,
                                                ipv6,
                                                wanted.ipamOptions(),
                                                wanted.options().getOrDefault(BRIDGE_NAME, ""),
                                                needs.occupied(),
                                                ipv6 ? needs.gateway6() : needs.gateway4())));
            }
        }
    }

    /** From here on nobody else gets what this network has of the driver. */
    private void check(NetworkDriver driver, NetworkRecord network) {
        synchronized (underWay) {
            List<NetworkRecord> others = new ArrayList<>(parts.networks().all());
            others.addAll(underWay.values());
            driver.check(
                    network.spec(),
                    others.stream()
                            .filter(it -> it.driver().equals(network.driver()) && !it.configOnly())
                            .map(NetworkRecord::spec)
                            .toList());
            underWay.put(network.id(), network);
        }
    }

    private void forget(NetworkRecord network) {
        synchronized (underWay) {
            underWay.remove(network.id());
        }
    }

    private void driver(NetworkRecord network, Consumer<NetworkDriver> call) {
        parts.drivers()
                .network(
                        network.driver(),
                        driver -> {
                            call.accept(driver);
                            return true;
                        });
    }
}
