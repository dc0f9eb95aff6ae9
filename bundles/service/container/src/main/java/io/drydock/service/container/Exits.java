package io.drydock.service.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.service.leases.Leases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Watches monitors and does what follows when one ends: the exit is recorded, the log drained,
 * names, addresses and ports are freed, waiters told; mounts and the runtime's leavings go a moment
 * later.
 */
final class Exits {

    /** Exit code of a run whose monitor died without a word. */
    static final int UNKNOWN = 255;

    private static final Logger LOG = LoggerFactory.getLogger(Exits.class);

    private final Parts parts;
    private final Executor executor;
    private final ForeignExits foreign;
    private volatile BiConsumer<Entry, Run> afterwards = (entry, run) -> {};

    Exits(Parts parts, Executor executor) {
        this.parts = parts;
        this.executor = executor;
        this.foreign = new ForeignExits(parts.containers());
    }

    /** What happens when a run has ended: restart policy, automatic removal. */
    void afterwards(BiConsumer<Entry, Run> action) {
        afterwards = action;
    }

    void watch(Entry entry, Run run) {
        parts.processes()
                .whenExited(new ProcessIdentity(run.task().monitor(), run.task().monitorStarted()))
                .thenRunAsync(() -> ended(entry, run), executor);
    }

    private void ended(Entry entry, Run run) {
        Tenure.Step step = parts.tenure().tryStep();
        if (step == null) {
            foreign.awaitRecord(entry, run);
            return;
        }
        try (step) {
            if (entry.run() == run) {
                settle(entry, run);
                return;
            }
        }
        foreign.awaitRecord(entry, run);
    }

    private void settle(Entry entry, Run run) {
        try {
            record(entry, run);
        } catch (RuntimeException e) {
            LOG.error("recording the exit of container {}", entry.get().id(), e);
        } finally {
            run.ended().complete(null);
        }
        // before a removal follows, which takes the anonymous ones away
        releaseVolumes(entry.get());
        try {
            afterwards.accept(entry, run);
        } catch (RuntimeException e) {
            LOG.error("following up the exit of container {}", entry.get().id(), e);
        }
        clear(entry, run);
    }

    private void record(Entry entry, Run run) {
        Optional<TaskExit> found =
                Leases.use(
                        parts.drivers(),
                        RuntimeDriver.class,
                        Starts.DRIVER,
                        driver -> driver.exit(run.task()));
        TaskExit exit = found.orElseGet(() -> new TaskExit(UNKNOWN, Instant.now(), false));
        Container container = entry.get();
        finishLog(container, exit);
        parts.containers().quietly(entry, it -> Restarts.ended(it, exit));
        publish(container, run, exit);
        // only now are waiters woken: whoever waited finds ports and addresses free
        closeSandbox(entry);
        entry.signal().raise();
        parts.points().close("container/" + container.id());
    }

    private void finishLog(Container container, TaskExit exit) {
        Container ended =
                container.with(
                        container.phase().ended(exit.code(), exit.outOfMemory(), exit.time()));
        try {
            parts.logs().finish(container.id(), Restarts.wanted(ended));
        } catch (EngineException e) {
            // the spool keeps what is not in the log yet
            LOG.warn("log of container {}: {}", container.id(), e.getMessage());
        }
    }

    private void publish(Container container, Run run, TaskExit exit) {
        if (exit.outOfMemory()) {
            parts.publisher().publish(container, "oom");
        }
        long seconds = Duration.between(run.began(), exit.time()).toSeconds();
        parts.publisher()
                .publish(
                        container,
                        "die",
                        Map.of(
                                "exitCode",
                                Integer.toString(exit.code()),
                                "execDuration",
                                Long.toString(Math.max(0, seconds))));
    }

    private void closeSandbox(Entry entry) {
        try {
            parts.sandboxes().close(entry.get().id());
        } catch (EngineException e) {
            LOG.error("closing the network of container {}", entry.get().id(), e);
        }
        entry.sandbox(null);
    }

    /** Mounts and leavings; slow and of no interest to those who wait for the exit. */
    private void clear(Entry entry, Run run) {
        Container container = entry.get();
        try {
            Leases.use(
                    parts.drivers(),
                    RuntimeDriver.class,
                    Starts.DRIVER,
                    driver -> {
                        driver.delete(run.task());
                        return true;
                    });
            parts.roots().unmount(container.id());
        } catch (RuntimeException e) {
            LOG.error("clearing away the last run of container {}", container.id(), e);
        } finally {
            run.cleared().complete(null);
        }
    }

    private void releaseVolumes(Container container) {
        try {
            unmountVolumes(container);
        } catch (RuntimeException e) {
            LOG.error("unmounting volumes of container {}", container.id(), e);
        }
    }

    void unmountVolumes(Container container) {
        parts.hostMounts().clear(container.id());
        Attachments.layers(container).forEach(parts.roots()::unmount);
        RuntimeException failure = null;
        for (String volume : Attachments.volumes(container)) {
            try {
                parts.volumes().unmount(volume, container.id());
            } catch (EngineException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
