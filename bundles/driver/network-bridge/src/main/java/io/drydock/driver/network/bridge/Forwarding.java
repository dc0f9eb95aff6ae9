package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.ProxyDriver;
import io.drydock.api.spi.network.ProxyDriver.Forward;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What is forwarded for endpoints, by a driver that may be replaced or missing at any time. */
final class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final String DRIVER = "userland";

    private final Drivers drivers;
    private final Map<String, List<Forward>> endpoints = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong(-1);

    Forwarding(Drivers drivers) {
        this.drivers = drivers;
    }

    /** These of an endpoint, and what it has already. */
    void open(String endpoint, List<Forward> forwards) {
        List<Forward> before = endpoints.getOrDefault(endpoint, List.of());
        List<Forward> fresh = forwards.stream().filter(it -> !before.contains(it)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        endpoints.put(endpoint, Stream.concat(before.stream(), fresh.stream()).toList());
        try (Lease<ProxyDriver> lease = drivers.lease(ProxyDriver.class, DRIVER)) {
            fresh.forEach(lease.driver()::open);
        } catch (RuntimeException e) {
            keep(endpoint, before);
            throw e;
        }
    }

    void close(String endpoint) {
        keep(endpoint, List.of());
    }

    /** Nothing of an endpoint but these. */
    void keep(String endpoint, List<Forward> staying) {
        List<Forward> before = endpoints.getOrDefault(endpoint, List.of());
        List<Forward> leaving = before.stream().filter(it -> !staying.contains(it)).toList();
        if (leaving.isEmpty()) {
            return;
        }
        List<Forward> kept = before.stream().filter(staying::contains).toList();
        endpoints.compute(endpoint, (id, old) -> kept.isEmpty() ? null : kept);
        try (Lease<ProxyDriver> lease = drivers.lease(ProxyDriver.class, DRIVER)) {
            leaving.forEach(lease.driver()::close);
        } catch (DriverException e) {
            LOG.warn("ports stay forwarded for now: {}", e.getMessage());
        }
    }

    /** Exactly these from now on. */
    List<String> exactly(Map<String, List<Forward>> all) {
        endpoints.clear();
        all.forEach(
                (endpoint, forwards) -> {
                    if (!forwards.isEmpty()) {
                        endpoints.put(endpoint, forwards);
                    }
                });
        return tell();
    }

    /** Tells a driver that has come since what there is. */
    List<String> mend() {
        if (endpoints.isEmpty()) {
            return List.of();
        }
        try (Lease<ProxyDriver> lease = drivers.lease(ProxyDriver.class, DRIVER)) {
            return told.get() == lease.generation() ? List.of() : tell();
        }
    }

    private List<String> tell() {
        if (endpoints.isEmpty() && told.get() < 0) {
            return List.of();
        }
        try (Lease<ProxyDriver> lease = drivers.lease(ProxyDriver.class, DRIVER)) {
            told.set(lease.generation());
            return lease.driver()
                    .exactly(endpoints.values().stream().flatMap(Collection::stream).toList());
        }
    }
}
