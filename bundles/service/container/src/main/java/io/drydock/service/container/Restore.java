package io.drydock.service.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.SupersededException;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.service.leases.Leases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes over what an earlier engine, or an earlier generation of this bundle, has left: running
 * containers with their monitors, exits nobody saw, leavings of what was half done. Reading
 * containers does not wait for it; changing them does.
 */
final class Restore implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Parts parts;
    private final Starts starts;
    private final Exits exits;
    private final Removal removal;
    private final Restarts restarts;
    private final Memberships memberships;
    private final boolean fresh;

    /**
     * Before it runs.
     *
     * @param fresh the engine has just started: policies start again what does not run
     */
    Restore(Workshop workshop, boolean fresh) {
        this.parts = workshop.parts();
        this.starts = workshop.starts();
        this.exits = workshop.exits();
        this.removal = workshop.removal();
        this.restarts = workshop.restarts();
        this.memberships = workshop.memberships();
        this.fresh = fresh;
    }

    /** Waits until everything is taken over. */
    void await() {
        try {
            done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof SupersededException superseded) {
                throw superseded;
            }
            throw restoring(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw restoring(e);
        }
    }

    private static EngineException restoring(Exception e) {
        return new EngineException(
                ErrorKind.UNAVAILABLE,
                "the containers of the last run of the engine are still being restored",
                e);
    }

    @Override
    public void run() {
        try (Tenure.Step step = parts.tenure().step()) {
            awaitProviders();
            List<Entry> running = new ArrayList<>();
            for (Entry entry : List.copyOf(parts.containers().all())) {
                try {
                    takeOver(entry).ifPresent(run -> running.add(entry));
                } catch (RuntimeException e) {
                    LOG.error("restoring container {}", entry.get().id(), e);
                }
            }
            adopt(running);
            new Leavings(parts).sweep();
            done.complete(null);
            startAgain();
        } catch (SupersededException e) {
            done.completeExceptionally(e);
        } catch (RuntimeException e) {
            LOG.error("restoring containers", e);
            done.completeExceptionally(e);
        }
    }

    /** Drivers and services come up beside us. */
    private void awaitProviders() {
        Instant limit = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (parts.drivers().names(RuntimeDriver.class).contains(Starts.DRIVER)) {
                    parts.roots().all();
                    parts.volumes().uses("");
                    parts.sandboxes().find("");
                    parts.logs().finish("", false);
                    return;
                }
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.UNAVAILABLE) {
                    throw e;
                }
            }
            if (Instant.now().isAfter(limit)) {
                throw EngineException.unavailable(
                        "the runtime driver and the image, network, volume and log services did not"
                                + " come up in a minute");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        }
    }

    /** The run that is still going on or whose end nobody has seen; empty if there is none. */
    private Optional<Run> takeOver(Entry entry) {
        Container container = entry.get();
        Optional<Task> task =
                Leases.use(
                        parts.drivers(),
                        RuntimeDriver.class,
                        Starts.DRIVER,
                        driver -> driver.find(Starts.place(parts, container, null)));
        if (task.isEmpty() || !container.live() || container.phase().pid() == 0) {
            // a task here was created but never acknowledged as started, or is a leaving
            task.ifPresent(this::discard);
            close(entry);
            return Optional.empty();
        }
        Instant began = Optional.ofNullable(container.phase().startedAt()).orElse(Instant.now());
        Run run = new Run(task.get(), began, container.phase().exits());
        entry.run(run);
        return Optional.of(run);
    }

    /** Nothing of it runs: ends what a crash has interrupted. */
    private void close(Entry entry) {
        Phase phase = entry.get().phase();
        parts.logs().finish(entry.get().id(), phase.status() == Status.RESTARTING);
        if (phase.status().live() && phase.status() != Status.RESTARTING) {
            parts.containers()
                    .update(
                            entry,
                            it -> it.with(it.phase().ended(Exits.UNKNOWN, false, Instant.now())));
            exits.unmountVolumes(entry.get());
        }
        parts.roots().unmount(entry.get().id());
        finishRemoval(entry);
    }

    private void finishRemoval(Entry entry) {
        Container container = entry.get();
        boolean asked = Files.exists(parts.directories().removal(container.id()));
        boolean own = container.status() == Status.EXITED && container.host().autoRemove();
        if (asked || own || container.status() == Status.REMOVING) {
            parts.containers().update(entry, it -> it.with(it.phase().as(Status.EXITED)));
            removal.remove(entry, asked || container.host().autoRemove());
        }
    }

    private void discard(Task task) {
        Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    driver.delete(task);
                    return true;
                });
    }

    private void adopt(List<Entry> running) {
        parts.sandboxes().adopt(running.stream().map(entry -> entry.get().id()).toList());
        for (Entry entry : running) {
            Container container = entry.get();
            Run run = entry.run();
            if (run == null) {
                continue;
            }
            entry.sandbox(parts.sandboxes().find(container.id()));
            settle(entry);
            parts.points().open("container/" + container.id(), run.task().attach(), Duration.ZERO);
            exits.watch(entry, run);
        }
    }

    private void settle(Entry entry) {
        try {
            memberships.settle(entry);
        } catch (EngineException e) {
            LOG.warn("networks of container {}: {}", entry.get().id(), e.getMessage());
        }
    }

    private void startAgain() {
        for (Entry entry : StartOrder.of(parts.containers())) {
            Container container = entry.get();
            String policy = container.host().restartPolicy().name();
            if (container.status() == Status.RESTARTING) {
                restarts.resume(entry);
                continue;
            }
            boolean wanted =
                    fresh
                            && !container.phase().started().isEmpty()
                            && (policy.equals("always") || Restarts.wanted(container));
            if (!wanted || entry.run() != null) {
                continue;
            }
            try (Entry.Turn turn = entry.turn("start after restore")) {
                starts.run(entry);
            } catch (EngineException e) {
                LOG.warn("container {} cannot be started: {}", container.id(), e.getMessage());
            }
        }
    }
}
