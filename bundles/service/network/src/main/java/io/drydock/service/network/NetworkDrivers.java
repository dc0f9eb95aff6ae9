package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.IpamDriver;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkDriver.LiveEndpoint;
import io.drydock.api.spi.network.NetworkSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls of drivers. The first call of each generation of a network driver waits until that
 * generation knows all networks and live endpoints.
 */
final class NetworkDrivers {

    private static final int INTRODUCTION_SECONDS = 30;

    private final Drivers drivers;
    private final Networks networks;
    private final OpenSandboxes sandboxes;
    private final Map<String, Introduction> introductions = new ConcurrentHashMap<>();

    private record Introduction(long generation, CompletableFuture<Boolean> done) {}

    NetworkDrivers(Drivers drivers, Networks networks, OpenSandboxes sandboxes) {
        this.drivers = drivers;
        this.networks = networks;
        this.sandboxes = sandboxes;
    }

    /** One operation on a network driver; DriverExceptions pass. */
    <T> T network(String name, Function<NetworkDriver, T> operation) {
        try (Lease<NetworkDriver> lease = drivers.lease(NetworkDriver.class, name)) {
            introduce(name, lease);
            return operation.apply(lease.driver());
        }
    }

    <T> T ipam(String name, Function<IpamDriver, T> operation) {
        try (Lease<IpamDriver> lease = drivers.lease(IpamDriver.class, name)) {
            return operation.apply(lease.driver());
        }
    }

    List<String> names() {
        return drivers.names(NetworkDriver.class);
    }

    List<String> ipamNames() {
        return drivers.names(IpamDriver.class);
    }

    /** The network drivers that know all networks. */
    List<String> introduced() {
        return introductions.entrySet().stream()
                .filter(entry -> entry.getValue().done().isDone())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Makes the kernel equal to what is known at the next call. */
    void forget() {
        introductions.clear();
    }

    private void introduce(String name, Lease<NetworkDriver> lease) {
        Introduction mine = new Introduction(lease.generation(), new CompletableFuture<>());
        Introduction current =
                introductions.merge(
                        name,
                        mine,
                        (old, fresh) -> old.generation() >= fresh.generation() ? old : fresh);
        if (current != mine) {
            await(name, current);
            return;
        }
        try {
            reconcile(name, lease.driver());
            mine.done().complete(true);
        } catch (RuntimeException | Error e) {
            introductions.remove(name, mine);
            mine.done().completeExceptionally(e);
            throw e;
        }
    }

    private void reconcile(String name, NetworkDriver driver) {
        if (driver.withoutEndpoints()) {
            return;
        }
        List<NetworkSpec> specs =
                networks.all().stream()
                        .filter(network -> network.driver().equals(name))
                        .map(NetworkRecord::spec)
                        .toList();
        List<LiveEndpoint> live =
                sandboxes.endpoints().stream()
                        .filter(endpoint -> endpoint.driver().equals(name))
                        .flatMap(endpoint -> live(endpoint).stream())
                        .toList();
        networks.all().stream()
                .filter(it -> it.isDefaultBridge() && it.driver().equals(name))
                .forEach(it -> driver.open(it.spec(), LinkedPorts.of(it, sandboxes.all())));
        driver.reconcile(specs, live);
    }

    private Optional<LiveEndpoint> live(EndpointRecord endpoint) {
        return networks.byId(endpoint.networkId())
                .map(it -> new LiveEndpoint(it.spec(), endpoint.spec(), endpoint.ports()));
    }

    private static void await(String name, Introduction introduction) {
        try {
            introduction.done().get(INTRODUCTION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable(
                    "interrupted while waiting for network driver " + name);
        } catch (TimeoutException e) {
            throw EngineException.unavailable("network driver " + name + " does not get ready");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException cause) {
                throw cause;
            }
            throw EngineException.system("network driver " + name + ": " + e.getCause(), e);
        }
    }
}
