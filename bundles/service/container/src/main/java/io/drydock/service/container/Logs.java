package io.drydock.service.container;

import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Carries output from the monitors' spools to the log drivers. One watch on the directory of all
 * spools wakes the pump of the container that wrote.
 */
final class Logs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

    private final Directories directories;
    private final Drivers drivers;
    private final Executor executor;
    private final Map<String, LogPump> pumps = new ConcurrentHashMap<>();
    private final WatchService watch;

    Logs(Directories directories, Drivers drivers, Executor executor) {
        this.directories = directories;
        this.drivers = drivers;
        this.executor = executor;
        try {
            watch = FileSystems.getDefault().newWatchService();
            directories
                    .spools()
                    .register(
                            watch,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("log-watch").daemon().start(this::watch);
    }

    /** Whether the container keeps a log at all. */
    static boolean kept(Container container) {
        return !container.host().logConfig().type().equals("none");
    }

    /** Before a run: what an earlier one has spooled is in the log; the spool begins anew. */
    void prepare(Container container) {
        LogPump earlier = pumps.remove(container.id());
        if (earlier != null) {
            earlier.drain();
        }
        Directories.delete(directories.spool(container.id()));
    }

    /** During a run, a new one or one found at the start of the engine. */
    void follow(Container container) {
        if (kept(container)) {
            pumps.computeIfAbsent(container.id(), id -> pump(container)).drain();
        }
    }

    /** After a run: everything it wrote is in the log when this returns. */
    void finish(Container container) {
        LogPump pump = pumps.remove(container.id());
        if (pump != null) {
            pump.finish();
        }
    }

    /** Brings what was spooled into the log, so that a reader sees all of it. */
    void sync(Container container) {
        LogPump pump = pumps.get(container.id());
        if (pump != null) {
            pump.drain();
        }
    }

    @Nullable LogPump find(String id) {
        return pumps.get(id);
    }

    void remove(Container container) {
        pumps.remove(container.id());
        if (kept(container)) {
            Leases.use(
                    drivers,
                    LogDriver.class,
                    container.host().logConfig().type(),
                    driver -> {
                        driver.remove(target(container));
                        return true;
                    });
        }
    }

    LogTarget target(Container container) {
        return new LogTarget(
                container.id(),
                directories.container(container.id()),
                container.host().logConfig().config(),
                LogAttributes.of(container));
    }

    private LogPump pump(Container container) {
        return new LogPump(
                directories.spool(container.id()),
                drivers,
                container.host().logConfig().type(),
                target(container));
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = watch.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path file) {
                        wake(file.toString());
                    } else {
                        pumps.keySet().forEach(this::wake);
                    }
                }
                key.reset();
            }
        } catch (InterruptedException | java.nio.file.ClosedWatchServiceException e) {
            LOG.debug("the spools are no longer watched");
        }
    }

    private void wake(String id) {
        LogPump pump = pumps.get(id);
        if (pump != null) {
            pump.wake(executor);
        }
    }

    /** Another generation carries on from here. */
    void handOver() {
        pumps.values().forEach(LogPump::close);
        pumps.clear();
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            LOG.warn("closing the watch on the spools", e);
        }
    }
}
