package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Removes containers. The record goes first, durable; layer, files and log follow, and a crash in
 * between is mended at the next start, where whatever has no record is swept away.
 */
final class Removal {

    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    private final Parts parts;
    private final DriverFacts facts;
    private final Executor executor;

    Removal(Parts parts, DriverFacts facts, Executor executor) {
        this.parts = parts;
        this.facts = facts;
        this.executor = executor;
    }

    /** Removes it within its turn, unless somebody else is about to; it does not run. */
    void removeUnlessClaimed(Entry entry, boolean volumes) {
        if (entry.claimRemoval()) {
            removeClaimed(entry, volumes);
        }
    }

    /** Removes it within its turn; it does not run. */
    void remove(Entry entry, boolean volumes) {
        claim(entry, entry.get().name());
        removeClaimed(entry, volumes);
    }

    /** From now on it is the caller's to remove, and anybody else is told so. */
    void claim(Entry entry, String name) {
        if (!entry.claimRemoval()) {
            throw conflict("removal of container %s is already in progress".formatted(name));
        }
    }

    /** Removes what the caller has claimed; the claim is given back when it cannot be. */
    void removeClaimed(Entry entry, boolean volumes) {
        Container container = entry.get();
        if (container.live()) {
            entry.releaseRemoval();
            throw conflict(
                    ("cannot remove container \"/%s\": container is %s: stop the container before"
                                    + " removing or force remove")
                            .formatted(container.name(), container.status().text()));
        }
        if (volumes) {
            // who finishes this after a crash has to know
            Directories.write(parts.directories().removal(container.id()), "");
        }
        parts.containers().update(entry, it -> it.with(it.phase().as(Status.REMOVING)));
        parts.points().cancel("container/" + container.id());
        parts.volumes().release(container.id(), volumes);
        parts.containers().remove(entry);
        parts.publisher().publish(container, "destroy");
        facts.forget(container.id());
        executor.execute(() -> sweep(entry));
    }

    private void sweep(Entry entry) {
        Tenure.Step step = parts.tenure().tryStep();
        if (step == null) {
            // whoever is in charge then finds what is left without a record
            return;
        }
        try (step) {
            clear(entry);
        }
    }

    private void clear(Entry entry) {
        Container container = entry.get();
        Run run = entry.run();
        try {
            if (run != null) {
                run.cleared().get(60, TimeUnit.SECONDS);
            }
            parts.logs().remove(LogSubjects.of(container, parts.directories()));
            parts.roots().unmount(container.id());
            parts.roots().remove(container.id());
            for (String layer : Attachments.layers(container)) {
                parts.roots().unmount(layer);
                parts.roots().remove(layer);
            }
            parts.directories().forget(container.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            // found again and swept at the next start
            LOG.error("what is left of container {}", container.id(), e);
        }
    }

    /** Kills what runs; the removal follows. */
    void kill(Entry entry) {
        Run run = entry.run();
        if (run == null || !entry.get().live()) {
            return;
        }
        if (entry.get().status() == Status.RESTARTING) {
            try (Tenure.Step step = parts.tenure().step()) {
                parts.containers()
                        .update(entry, it -> it.with(it.phase().askedToStop().as(Status.EXITED)));
            }
            return;
        }
        signal(entry, run);
        parts.publisher()
                .publish(entry.get(), "kill", Map.of("signal", Integer.toString(Signals.KILL)));
        if (!Waits.ended(run, 10)) {
            throw EngineException.system(
                    "cannot remove container \"/%s\": could not kill: %s"
                            .formatted(entry.get().name(), Unkillable.reason(entry.get())),
                    null);
        }
    }

    private void signal(Entry entry, Run run) {
        try (Tenure.Step step = parts.tenure().step()) {
            parts.containers().update(entry, it -> it.with(it.phase().askedToStop()));
        }
        if (entry.get().status() == Status.PAUSED) {
            Leases.use(
                    parts.drivers(),
                    RuntimeDriver.class,
                    Starts.DRIVER,
                    driver -> {
                        driver.resume(run.task());
                        return true;
                    });
        }
        Stops.send(parts, run.task(), Signals.KILL);
    }
}
