package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
        sandboxes.endpoints().forEach(it -> take(it.networkId(), it.ipv4()));
    }

    /** An address of the network; {@code wanted} is empty for any. */
    String choose(NetworkRecord network, String wanted) {
        if (!wanted.isEmpty() && inUse(network.id(), wanted)) {
            clearing.settle();
        }
        while (true) {
            String address = ask(network, wanted);
            if (take(network.id(), address)) {
                return address;
            }
        }
    }

    private String ask(NetworkRecord network, String wanted) {
        IpamConfig pool = network.pool();
        try {
            return drivers.ipam(
                    network.ipamDriver(),
                    driver ->
                            driver.address(
                                    pool.subnet(),
                                    pool.ipRange().isEmpty() ? null : pool.ipRange(),
                                    wanted.isEmpty() ? null : wanted,
                                    used(network)));
        } catch (DriverException e) {
            EngineException error = Errors.of(e);
            throw e.kind() == DriverException.Kind.UNAVAILABLE
                    ? EngineException.system(e.getMessage(), e)
                    : error;
        }
    }

    private synchronized Set<String> used(NetworkRecord network) {
        Set<String> used = new HashSet<>(taken.getOrDefault(network.id(), Set.of()));
        for (IpamConfig pool : network.pools()) {
            used.add(pool.gateway());
            used.addAll(pool.auxiliaryAddresses().values());
        }
        return used;
    }

    private synchronized boolean inUse(String networkId, String address) {
        return taken.getOrDefault(networkId, Set.of()).contains(address);
    }

    private synchronized boolean take(String networkId, String address) {
        return taken.computeIfAbsent(networkId, id -> new HashSet<>()).add(address);
    }

    synchronized void release(String networkId, String address) {
        taken.getOrDefault(networkId, new HashSet<>()).remove(address);
    }
}
