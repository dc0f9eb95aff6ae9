package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.model.container.LogConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.sdk.testkit.driver.GivenDrivers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Generations of the bundle's parts on one data root, with drivers in memory. */
final class Bench implements AutoCloseable {

    static final String ID = "c".repeat(64);

    final Map<String, LogDriver> drivers = new TreeMap<>();
    final List<String> punched = new CopyOnWriteArrayList<>();
    final Places places;
    private final Path root;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    Bench(Path root) {
        this.root = root;
        places = new Places(root);
    }

    LogSubject subject(String driver, Map<String, String> options) {
        return new LogSubject(
                ID,
                "pier",
                "2026-11-21T04:00:00Z",
                "sha256:" + "a".repeat(64),
                "busybox",
                List.of("sh", "-c", "true"),
                List.of("COLOUR=deep blue", "EMPTY="),
                Map.of("a", "1", "b.c", "x/y"),
                false,
                new LogConfig(driver, options),
                root.resolve("containers").resolve(ID));
    }

    /** A generation of the bundle. */
    Works generation() {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Claim claim = new Claim(places.claims());
        open.add(claim);
        open.add(timer::shutdownNow);
        open.add(executor::shutdownNow);
        return new Works(
                places,
                registry(),
                (file, offset, length) -> punched.add(offset + "+" + length),
                claim,
                executor,
                timer);
    }

    Runs runs(Works works) {
        Runs runs = new Runs(works);
        open.add(runs);
        return runs;
    }

    private Drivers registry() {
        return new Drivers() {
            @Override
            public <D> Lease<D> lease(Class<D> contract, String name) {
                LogDriver driver = drivers.get(name);
                if (driver == null) {
                    throw new DriverException(DriverException.Kind.NOT_FOUND, "no " + name);
                }
                return GivenDrivers.lease(contract.cast(driver));
            }

            @Override
            public List<String> names(Class<?> contract) {
                return List.copyOf(drivers.keySet());
            }
        };
    }

    /** As the monitor writes; {@code nanos} are its time. */
    static void write(Path spool, int nanos, String stream, String tag, String text) {
        String line =
                "2026-11-21T04:00:00.%09d+00:00 %s %s %s\n".formatted(nanos, stream, tag, text);
        try {
            Files.write(
                    spool,
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }
}
