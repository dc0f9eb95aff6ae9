package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.service.leases.Leases;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts containers: root, network, mounts, process; each step with its undo. */
final class Starts {

    /**
     * The runtime driver every container goes through; the runtime itself is chosen per container.
     */
    static final String DRIVER = "oci";

    private static final Duration ATTACHING = Duration.ofSeconds(3);

    private final Parts parts;
    private final SpecFactory specs;
    private final MountPlan plan;
    private final Links links;
    private final Exits exits;
    private final Removal removal;

    Starts(Parts parts, SpecFactory specs, Exits exits, Removal removal) {
        this.parts = parts;
        this.specs = specs;
        this.plan = new MountPlan(parts);
        this.links = new Links(parts);
        this.exits = exits;
        this.removal = removal;
    }

    /** Starts it within its turn. */
    void start(Entry entry) {
        start(entry, null);
    }

    /**
     * Starts it within its turn.
     *
     * @param images the checkpoint it goes on from, null to start anew
     */
    void start(Entry entry, @Nullable Path images) {
        Container container = entry.get();
        switch (container.status()) {
            case RUNNING, RESTARTING -> throw new EngineException(ErrorKind.NOT_MODIFIED, "");
            case PAUSED -> throw conflict("cannot start a paused container, try unpause instead");
            case REMOVING, DEAD ->
                    throw conflict("container is marked for removal and cannot be started");
            case CREATED, EXITED -> {
                // a user's start begins the count of restarts anew; the start itself stores it
                entry.change(it -> it.with(it.phase().afresh()));
                run(entry, images);
            }
        }
    }

    /** Runs it, whatever its policy or state said before. */
    void run(Entry entry) {
        run(entry, null);
    }

    private void run(Entry entry, @Nullable Path images) {
        awaitCleared(entry.run(), entry.get().shortId());
        Container container = entry.get();
        String id = container.id();
        try (OwnUsers users = OwnUsers.of(parts, container);
                Undo undo = new Undo()) {
            List<DeviceEdits> edits = new RequestedDevices(parts.drivers()).of(container.host());
            undo.push("root of " + id, () -> parts.roots().unmount(id));
            Path rootfs = parts.roots().mount(id);
            undo.push("network of " + id, () -> parts.sandboxes().close(id));
            Sandbox sandbox = connected(request(container, users.file()));
            undo.push("volumes of " + id, () -> exits.unmountVolumes(container));
            List<MountEntry> mounts = plan.mounts(container, sandbox);
            ContainerSpec spec =
                    specs.spec(container, rootfs, sandbox, mounts, edits, users.namespace());
            Run run = launch(entry, spec, sandbox, images, undo);
            undo.keep();
            exits.watch(entry, run);
        } catch (EngineException e) {
            throw failed(entry, e);
        } catch (RuntimeException e) {
            throw failed(entry, EngineException.system(String.valueOf(e.getMessage()), e));
        }
    }

    private Run launch(
            Entry entry, ContainerSpec spec, Sandbox sandbox, @Nullable Path images, Undo undo) {
        Container container = entry.get();
        undo.push("log of " + container.id(), () -> parts.logs().finish(container.id(), false));
        Path spool = parts.logs().open(LogSubjects.of(container, parts.directories())).orElse(null);
        TaskPlace place = place(parts, container, spool);
        Task task =
                runtime(
                        driver ->
                                images == null
                                        ? driver.create(spec, place)
                                        : driver.restore(spec, place, images));
        undo.push(
                "task of " + container.id(),
                () ->
                        runtime(
                                driver -> {
                                    driver.delete(task);
                                    return true;
                                }));
        parts.points().open("container/" + container.id(), task.attach(), ATTACHING);
        if (images == null) {
            runtime(
                    driver -> {
                        driver.start(task);
                        return true;
                    });
        }
        Instant now = Instant.now();
        Run run = new Run(task, now, container.phase().exits());
        entry.run(run);
        entry.sandbox(sandbox);
        parts.containers().health().begin(container);
        parts.containers()
                .update(
                        entry,
                        it ->
                                it.connected(Memberships.asked(it.endpoints(), sandbox))
                                        .with(it.phase().running(task.pid(), now)));
        links.refresh(entry);
        parts.publisher().publish(entry.get(), "start");
        return run;
    }

    /** A failed start leaves exit code and reason in the record and wakes those who wait for it. */
    private EngineException failed(Entry entry, EngineException e) {
        StartFailure failure = StartFailure.of(e);
        parts.containers()
                .update(
                        entry,
                        it -> it.with(it.phase().failed(failure.exitCode(), failure.message())));
        parts.points().cancel("container/" + entry.get().id());
        if (entry.get().host().autoRemove()) {
            // the client of a run --rm waits for the removal, not for the exit
            removal.removeUnlessClaimed(entry, true);
        }
        return failure.exception();
    }

    private Sandbox connected(SandboxRequest request) {
        try {
            return parts.sandboxes().open(request);
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(), "failed to set up container networking: " + e.getMessage(), e);
        }
    }

    private SandboxRequest request(Container container, @Nullable Path users) {
        return SandboxRequests.of(
                container,
                joined(container),
                users,
                links.hosts(container),
                links.targets(container));
    }

    private @Nullable Path joined(Container container) {
        String mode = container.host().networkMode();
        if (!mode.startsWith("container:")) {
            return null;
        }
        Entry other = parts.containers().resolve(mode.substring("container:".length()));
        if (!other.get().live()) {
            throw conflict("cannot join network of a non running container: " + other.get().id());
        }
        return Path.of("/proc/" + other.get().phase().pid() + "/ns/net");
    }

    private <T> T runtime(java.util.function.Function<RuntimeDriver, T> call) {
        return Leases.use(parts.drivers(), RuntimeDriver.class, DRIVER, call);
    }

    static TaskPlace place(Parts parts, Container container, @Nullable Path spool) {
        String id = container.id();
        return new TaskPlace(
                id,
                parts.runtimes().command(container.runtime()),
                parts.directories().bundle(id),
                spool,
                container.config().tty(),
                container.config().openStdin(),
                container.config().openStdin()
                        && (container.config().tty() || !container.config().stdinOnce()));
    }

    private static void awaitCleared(@Nullable Run previous, String id) {
        if (previous == null) {
            return;
        }
        try {
            previous.cleared().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw EngineException.unavailable(
                    "container %s: its last run is still being cleared away".formatted(id));
        } catch (java.util.concurrent.ExecutionException e) {
            throw EngineException.system(
                    "container %s: its last run could not be cleared away: %s"
                            .formatted(id, e.getCause()),
                    e);
        }
    }
}
