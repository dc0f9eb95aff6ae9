package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The graph driver in use: the configured one, else the one whose layers are there, else the first
 * that works. Chosen at first use, as drivers may come up after this service.
 */
final class Graph {

    private static final Logger LOG = LoggerFactory.getLogger(Graph.class);
    private static final List<String> ORDER =
            List.of("overlay2", "fuse-overlayfs", "btrfs", "zfs", "vfs");

    /** Deprecated ones, which nobody shall come upon without asking. */
    private static final Set<String> ASKED_FOR = Set.of("devicemapper");

    private static final Duration STARTING = Duration.ofSeconds(10);

    private final Drivers drivers;
    private final String configured;
    private final LayerTable layers;
    private final StorageTable storage;
    private final Path dataRoot;
    private final long since = System.nanoTime();
    private volatile @Nullable String chosen;

    Graph(
            Drivers drivers,
            String configured,
            LayerTable layers,
            StorageTable storage,
            Path dataRoot) {
        this.drivers = drivers;
        this.configured = configured;
        this.layers = layers;
        this.storage = storage;
        this.dataRoot = dataRoot;
    }

    /** Name of the driver for new layers; another one after a move. */
    String name() {
        String name = chosen;
        if (name == null) {
            name = choose();
            chosen = name;
        }
        return moved(name);
    }

    private String moved(String name) {
        return storage.read().map(StorageTable.State::driver).orElse(name);
    }

    /** What the configuration says, empty for nothing. */
    String configured() {
        return configured;
    }

    /** The driver that has the images, whatever is configured; empty without images. */
    String holding() {
        return layers.driver().map(this::moved).orElse("");
    }

    /** Whether there are layers of a driver of this name on the disk. */
    boolean hasLayers(String name) {
        Path directory = dataRoot.resolve(name);
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().length() >= 64);
        } catch (IOException e) {
            return false;
        }
    }

    /** One operation of several calls on one generation of the driver. */
    <T> T call(Function<GraphDriver, T> operation) {
        return call(name(), operation);
    }

    <T> T call(String name, Function<GraphDriver, T> operation) {
        try (Lease<GraphDriver> lease = drivers.lease(GraphDriver.class, name)) {
            return operation.apply(lease.driver());
        } catch (DriverException e) {
            throw failure(e);
        }
    }

    void run(String name, Consumer<GraphDriver> operation) {
        call(
                name,
                driver -> {
                    operation.accept(driver);
                    return true;
                });
    }

    Lease<GraphDriver> lease() {
        return lease(name());
    }

    Lease<GraphDriver> lease(String driver) {
        return drivers.lease(GraphDriver.class, driver);
    }

    static EngineException failure(DriverException e) {
        ErrorKind kind =
                switch (e.kind()) {
                    case INVALID -> ErrorKind.INVALID;
                    case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
                    case NOT_FOUND, CONFLICT, FORBIDDEN, UNSUPPORTED, SYSTEM -> ErrorKind.SYSTEM;
                };
        return new EngineException(kind, e.getMessage(), e);
    }

    private String choose() {
        Optional<StorageTable.State> state = storage.read();
        String driver =
                state.filter(this::overrules).map(StorageTable.State::driver).orElseGet(this::find);
        if (!configured.isEmpty() && !configured.equals(driver)) {
            LOG.warn("storage-driver is {}, but images are stored by {}", configured, driver);
        }
        state.ifPresent(any -> storage.adopt(driver, configured));
        return driver;
    }

    /** A move counts as long as the configuration says what it said then, or what it leads to. */
    private boolean overrules(StorageTable.State state) {
        return state.configured().equals(configured)
                || (!configured.isEmpty() && state.moving().equals(configured));
    }

    private String find() {
        String held = holding();
        if (!configured.isEmpty()) {
            refuseOther(held);
            run(configured, GraphDriver::probe);
            return configured;
        }
        if (!held.isEmpty()) {
            return held;
        }
        return ORDER.stream().filter(this::hasLayers).findFirst().orElseGet(this::firstWorking);
    }

    /** Layers are known by where they are: those of another driver could not be built upon. */
    private void refuseOther(String held) {
        if (!held.isEmpty() && !held.equals(configured)) {
            throw EngineException.unavailable(
                    "storage driver %s is configured, but the images of %s are stored by %s: choose that one, or another data-root, or move them: drydock move-storage --to %s"
                            .formatted(configured, dataRoot, held, configured));
        }
    }

    /** A driver that is not up yet is no reason to take the next one for good. */
    private void refuseWhileStarting(String name, DriverException e) {
        boolean absent = e.kind() == DriverException.Kind.NOT_FOUND;
        if (absent && System.nanoTime() - since < STARTING.toNanos()) {
            throw EngineException.unavailable("waiting for storage driver " + name);
        }
    }

    /** The known ones in their order, then those that others have added. */
    private List<String> candidates() {
        Stream<String> added =
                drivers.names(GraphDriver.class).stream()
                        .filter(name -> !ORDER.contains(name) && !ASKED_FOR.contains(name));
        return Stream.concat(ORDER.stream(), added).toList();
    }

    private String firstWorking() {
        StringBuilder reasons = new StringBuilder();
        for (String name : candidates()) {
            try (Lease<GraphDriver> lease = drivers.lease(GraphDriver.class, name)) {
                lease.driver().probe();
                return name;
            } catch (DriverException e) {
                refuseWhileStarting(name, e);
                reasons.append("; ").append(e.getMessage());
            }
        }
        throw EngineException.unavailable("no supported storage driver found" + reasons);
    }
}
