package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerCheckpoints;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ExecEngine;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerCreateResponse;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.ContainerUpdateResponse;
import io.drydock.api.model.container.ContainersPruneResponse;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.Succession;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The life of containers: takes turns, then leaves the work to its part. */
@Component(
        service = {
            ContainerLifecycle.class,
            ContainerCheckpoints.class,
            ExecEngine.class,
            ImageUsers.class
        })
@EngineModule(name = "container")
public final class ContainerService
        implements ContainerLifecycle, ContainerCheckpoints, ExecEngine, ImageUsers, Succession {

    private final Workshop workshop;
    private final Containers containers;

    /** Called by the component runtime. */
    @Activate
    public ContainerService(@Reference Workshop workshop) {
        this.workshop = workshop;
        this.containers = workshop.parts().containers();
    }

    @Override
    public ContainerCreateResponse create(
            ApiVersion version,
            String name,
            Optional<String> platform,
            ContainerCreateRequest request) {
        workshop.restore().await();
        try (Tenure.Step step = workshop.step()) {
            return workshop.creation().create(version, name, platform, request);
        }
    }

    @Override
    public void start(String reference) {
        alone(reference, "start", inStep(workshop.starts()::start));
    }

    @Override
    public void startFrom(String reference, String checkpoint, String directory) {
        var start = inStep(entry -> workshop.checkpoints().start(entry, checkpoint, directory));
        alone(reference, "start", start);
    }

    @Override
    public void stop(String reference, @Nullable Integer seconds, @Nullable String signal) {
        alone(reference, "stop", entry -> workshop.stops().stop(entry, seconds, signal));
    }

    @Override
    public void restart(String reference, @Nullable Integer seconds, @Nullable String signal) {
        alone(
                reference,
                "restart",
                entry -> {
                    if (entry.get().live()) {
                        workshop.stops().stop(entry, seconds, signal);
                    }
                    try (Tenure.Step step = workshop.step()) {
                        workshop.starts().start(entry);
                        workshop.parts().publisher().publish(entry.get(), "restart");
                    }
                });
    }

    /** Takes no turn if it can: a kill must reach a container that a stop is waiting for. */
    @Override
    public void kill(String reference, String signal) {
        workshop.restore().await();
        Entry entry = toKill(reference);
        if (entry.get().status() == Status.RESTARTING) {
            // its policy may be about to start it: only in our turn it is not
            alone(reference, "kill", it -> workshop.stops().kill(it, signal));
        } else {
            workshop.stops().kill(entry, signal);
        }
    }

    private Entry toKill(String reference) {
        try {
            return containers.resolve(reference);
        } catch (EngineException e) {
            String message = "cannot kill container: %s: %s".formatted(reference, e.getMessage());
            throw new EngineException(e.kind(), message, e);
        }
    }

    @Override
    public void pause(String reference) {
        alone(reference, "pause", inStep(workshop.stops()::pause));
    }

    @Override
    public void unpause(String reference) {
        alone(reference, "unpause", inStep(workshop.stops()::unpause));
    }

    @Override
    public void rename(String reference, String name) {
        if (name.isEmpty()) {
            throw invalid("Neither old nor new names may be empty");
        }
        alone(reference, "rename", inStep(entry -> rename(entry, name)));
    }

    private void rename(Entry entry, String name) {
        String old = entry.get().name();
        if (old.equals(name.startsWith("/") ? name.substring(1) : name)) {
            throw invalid("Renaming a container with the same name as its current name");
        }
        try {
            containers.rename(entry, Names.check(name, containers::nameFree));
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(), "Error when allocating new name: " + e.getMessage(), e);
        }
        workshop.memberships().renamed(entry);
        workshop.parts().publisher().publish(entry.get(), "rename", Map.of("oldName", "/" + old));
    }

    @Override
    public ContainerUpdateResponse update(String reference, ContainerUpdateRequest request) {
        workshop.restore().await();
        Entry entry = containers.resolve(reference);
        try (Entry.Turn turn = entry.turn("update");
                Tenure.Step step = workshop.step()) {
            return workshop.updates().update(entry, request);
        }
    }

    @Override
    public void remove(String reference, boolean force, boolean volumes) {
        workshop.restore().await();
        Entry entry = containers.resolve(reference);
        workshop.removal().claim(entry, reference);
        try {
            if (force) {
                workshop.removal().kill(entry);
            }
            try (Entry.Turn turn = entry.turn("remove")) {
                if (force) {
                    // a start by policy may have been under way; in our turn there is none
                    workshop.removal().kill(entry);
                }
                try (Tenure.Step step = workshop.step()) {
                    boolean all = volumes || entry.get().host().autoRemove();
                    workshop.removal().removeClaimed(entry, all);
                }
            }
        } catch (RuntimeException e) {
            entry.releaseRemoval();
            throw e;
        }
    }

    @Override
    public void unlink(String name) {
        workshop.restore().await();
        try (Tenure.Step step = workshop.step()) {
            workshop.links().unlink(name);
        }
    }

    @Override
    public ContainersPruneResponse prune(Filters filters, Presence client) {
        return workshop.prune().prune(filters, client);
    }

    @Override
    public String create(String container, ExecCreateRequest request) {
        workshop.restore().await();
        try (Tenure.Step step = workshop.step()) {
            return workshop.execs().create(container, request);
        }
    }

    @Override
    public Optional<Hijack> start(ApiVersion version, String id, ExecStartRequest request) {
        try (Tenure.Step step = workshop.step()) {
            return workshop.execs().start(version, id, request);
        }
    }

    @Override
    public ExecInspect inspect(String id) {
        return workshop.execs().inspect(id);
    }

    @Override
    public void resize(String id, int height, int width) {
        workshop.execs().resize(id, height, width);
    }

    @Override
    public List<User> users(String imageId) {
        return containers.all().stream()
                .map(Entry::get)
                .filter(container -> container.imageId().equals(imageId))
                .map(
                        container ->
                                new User(
                                        container.id(),
                                        container.config().image(),
                                        container.live()))
                .toList();
    }

    @Override
    public void begin() {
        workshop.begin();
    }

    @Override
    public byte[] handOver(Duration limit) {
        return workshop.handOver(limit);
    }

    @Override
    public void takeOver(byte[] state) {
        workshop.takeOver(state);
    }

    @Override
    public Location locate(String reference) {
        return workshop.checkpoints().locate(containers.resolve(reference).get());
    }

    @Override
    public void dump(String reference, Path images, boolean exit) {
        alone(reference, "checkpoint", entry -> workshop.checkpoints().dump(entry, images, exit));
    }

    @Override
    public void announce(String reference) {
        workshop.parts().publisher().publish(containers.resolve(reference).get(), "checkpoint");
    }

    private void alone(String reference, String operation, Consumer<Entry> work) {
        workshop.restore().await();
        Entry entry = containers.resolve(reference);
        try (Entry.Turn turn = entry.turn(operation)) {
            if (containers.find(entry.get().id()).isEmpty()) {
                throw conflict(
                        "container %s was removed while it was waited for"
                                .formatted(entry.get().shortId()));
            }
            work.accept(entry);
        }
    }

    private Consumer<Entry> inStep(Consumer<Entry> work) {
        return entry -> {
            try (Tenure.Step step = workshop.step()) {
                work.accept(entry);
            }
        };
    }
}
