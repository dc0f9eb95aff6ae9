package io.drydock.service.logs;

import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.service.leases.Leases;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A log driver as one container's entries meet it; each call leases the generation of the hour. */
record Outlet(Drivers drivers, Supplier<SinkPlan> plan) {

    boolean remembers() {
        return Leases.use(drivers, LogDriver.class, plan.get().driver(), LogDriver::remembers);
    }

    /** What it has last; empty if nothing, or if it does not know. */
    Optional<LogTail> newest() {
        SinkPlan now = plan.get();
        return Leases.use(
                drivers,
                LogDriver.class,
                now.driver(),
                log -> log.remembers() ? log.last(now.target()) : Optional.empty());
    }

    void append(List<LogEntry> entries) {
        call((log, target) -> log.append(target, entries));
    }

    void sync() {
        call(LogDriver::sync);
    }

    void close() {
        call(LogDriver::close);
    }

    void remove() {
        call(LogDriver::remove);
    }

    private void call(BiConsumer<LogDriver, LogTarget> work) {
        SinkPlan now = plan.get();
        Leases.use(
                drivers,
                LogDriver.class,
                now.driver(),
                log -> {
                    work.accept(log, now.target());
                    return true;
                });
    }
}
