package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.FirewallDriver;
import io.drydock.api.spi.network.FirewallDriver.FirewallEndpoint;
import io.drydock.api.spi.network.FirewallDriver.FirewallNetwork;
import io.drydock.api.spi.network.Opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The rules this host should have, and the packet filter that has them. Changes go side by side;
 * only when all rules are compared they wait, for one run of a program, because a rule that goes
 * meanwhile would be put back.
 */
final class Declared {

    private static final int TURN_SECONDS = 30;

    private final Firewall firewall;
    private final Map<String, FirewallNetwork> networks = new ConcurrentHashMap<>();
    private final Map<String, List<Opening>> openings = new ConcurrentHashMap<>();
    private final Map<String, FirewallEndpoint> endpoints = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);
    private final AtomicBoolean closed4 = new AtomicBoolean();
    private final AtomicBoolean closed6 = new AtomicBoolean();

    Declared(Firewall firewall) {
        this.firewall = firewall;
    }

    void add(FirewallNetwork plain) {
        within(
                turns.readLock(),
                () -> {
                    FirewallNetwork network = opened(plain);
                    networks.put(network.id(), network);
                    firewall.use(driver -> driver.network(network));
                });
    }

    private FirewallNetwork opened(FirewallNetwork network) {
        return network.opened(openings.getOrDefault(network.id(), List.of()));
    }

    /** Alone, since of two changes of one network the later one must know the earlier. */
    void open(FirewallNetwork plain, List<Opening> wanted) {
        within(
                turns.writeLock(),
                () -> {
                    FirewallNetwork before = opened(plain);
                    FirewallNetwork after = plain.opened(wanted);
                    if (before.equals(after)) {
                        return;
                    }
                    firewall.use(driver -> driver.replaceNetwork(before, after));
                    openings.put(plain.id(), after.openings());
                    networks.put(plain.id(), after);
                });
    }

    void remove(FirewallNetwork plain) {
        within(
                turns.readLock(),
                () -> {
                    FirewallNetwork network = opened(plain);
                    openings.remove(network.id());
                    networks.remove(network.id());
                    firewall.use(driver -> driver.removeNetwork(network));
                });
    }

    void add(FirewallEndpoint endpoint) {
        within(
                turns.readLock(),
                () -> {
                    endpoints.put(endpoint.id(), endpoint);
                    firewall.use(driver -> driver.endpoint(endpoint));
                });
    }

    /** Other ports of an endpoint; those it keeps are in force meanwhile. */
    void replace(FirewallEndpoint before, FirewallEndpoint after) {
        if (before.equals(after)) {
            return;
        }
        within(
                turns.readLock(),
                () -> {
                    endpoints.compute(
                            after.id(), (id, old) -> after.ports().isEmpty() ? null : after);
                    firewall.use(driver -> driver.replaceEndpoint(before, after));
                });
    }

    void remove(FirewallEndpoint endpoint) {
        within(
                turns.readLock(),
                () -> {
                    endpoints.remove(endpoint.id());
                    firewall.use(driver -> driver.removeEndpoint(endpoint));
                });
    }

    /** The host has become a router by us, and is to be one for containers only. */
    void closeForwarding(boolean ipv6) {
        (ipv6 ? closed6 : closed4).set(true);
        firewall.use(driver -> driver.closeForwarding(ipv6));
    }

    /** Exactly these from now on; returns what had to be mended. */
    List<String> exactly(List<FirewallNetwork> allNetworks, List<FirewallEndpoint> allEndpoints) {
        List<String> mended = new ArrayList<>();
        within(
                turns.writeLock(),
                () -> {
                    networks.clear();
                    allNetworks.forEach(network -> networks.put(network.id(), opened(network)));
                    endpoints.clear();
                    allEndpoints.forEach(endpoint -> endpoints.put(endpoint.id(), endpoint));
                    reconcile(mended);
                });
        return mended;
    }

    /** What is declared, whatever others have done to it; returns what had to be mended. */
    List<String> mend() {
        List<String> mended = new ArrayList<>();
        within(turns.writeLock(), () -> reconcile(mended));
        return mended;
    }

    private void reconcile(List<String> mended) {
        firewall.use(
                driver -> {
                    mended.addAll(
                            driver.reconcile(
                                    List.copyOf(networks.values()),
                                    List.copyOf(endpoints.values())));
                    reclose(driver, mended);
                });
    }

    private void reclose(FirewallDriver driver, List<String> mended) {
        if (mended.isEmpty()) {
            return;
        }
        if (closed4.get()) {
            driver.closeForwarding(false);
        }
        if (closed6.get()) {
            driver.closeForwarding(true);
        }
    }

    private static void within(Lock lock, Runnable work) {
        try {
            if (!lock.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
                throw new DriverException(
                        Kind.UNAVAILABLE, "the packet filter is busy with another change");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(
                    Kind.UNAVAILABLE, "interrupted waiting for the packet filter", e);
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
