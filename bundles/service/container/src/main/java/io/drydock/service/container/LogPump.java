package io.drydock.service.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One container's way from spool to log driver. Entries that the driver has already are skipped
 * when a pump begins, so that nothing is lost or doubled by a restart.
 */
final class LogPump {

    private static final Logger LOG = LoggerFactory.getLogger(LogPump.class);

    private final SpoolReader spool;
    private final Drivers drivers;
    private final String driver;
    private final LogTarget target;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Signal appended = new Signal();
    private boolean positioned;
    private boolean closed;

    LogPump(Path file, Drivers drivers, String driver, LogTarget target) {
        this.spool = new SpoolReader(file);
        this.drivers = drivers;
        this.driver = driver;
        this.target = target;
    }

    /** Raised when entries have reached the driver. */
    Signal appended() {
        return appended;
    }

    /** Drains soon, once however often it is asked. */
    void wake(Executor executor) {
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(
                    () -> {
                        drain();
                        scheduled.set(false);
                        if (!closed() && spool.behind()) {
                            wake(executor);
                        }
                    });
        }
    }

    /**
     * Hands everything complete that is in the spool now to the driver; what a busy container
     * writes meanwhile is for the next call, or this one would never end.
     */
    void drain() {
        long end = spool.size();
        lock.lock();
        try {
            while (!closed && spool.position() < end && move()) {
                appended.raise();
            }
        } catch (EngineException e) {
            // the spool keeps what the driver did not take; the next wake offers it again
            LOG.warn("log of container {}: {}", target.containerId(), e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** After the monitor's end: the last line may lack its newline. */
    void finish() {
        drain();
        lock.lock();
        try {
            closed = true;
            append(spool.rest());
            Leases.use(
                    drivers,
                    LogDriver.class,
                    driver,
                    log -> {
                        log.close(target);
                        return true;
                    });
        } catch (EngineException e) {
            LOG.warn("log of container {}: {}", target.containerId(), e.getMessage());
        } finally {
            lock.unlock();
        }
        spool.close();
        appended.raise();
    }

    /** Another generation's pump goes on; entries are handed over whole, so it finds its place. */
    void close() {
        lock.lock();
        try {
            closed = true;
            spool.close();
        } finally {
            lock.unlock();
        }
        appended.raise();
    }

    private boolean move() {
        if (!positioned) {
            Leases.use(drivers, LogDriver.class, driver, log -> log.last(target))
                    .ifPresent(spool::skipTo);
            positioned = true;
        }
        List<LogEntry> batch = spool.next();
        append(batch);
        return !batch.isEmpty();
    }

    private void append(List<LogEntry> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            Leases.use(
                    drivers,
                    LogDriver.class,
                    driver,
                    log -> {
                        log.append(target, batch);
                        return true;
                    });
        } catch (EngineException e) {
            spool.back(batch);
            throw e;
        }
    }
}
