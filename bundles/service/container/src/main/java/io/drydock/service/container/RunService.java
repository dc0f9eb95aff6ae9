package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.model.container.Health;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;
import io.drydock.service.signals.Signal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Containers for the services beside this one. */
@Component(service = {ContainerRuns.class, ProbedContainers.class})
@EngineModule(name = "container")
public final class RunService implements ContainerRuns, ProbedContainers {

    private final Workshop workshop;
    private final Parts parts;
    private final ProbeExecs probes;

    /** Called by the component runtime. */
    @Activate
    public RunService(@Reference Workshop workshop) {
        this.workshop = workshop;
        parts = workshop.parts();
        probes = new ProbeExecs(parts);
    }

    @Override
    public ContainerRun find(String reference) {
        return view(parts.containers().resolve(reference));
    }

    @Override
    public List<ContainerRun> live() {
        return parts.containers().all().stream()
                .filter(entry -> entry.get().live())
                .map(this::view)
                .toList();
    }

    private ContainerRun view(Entry entry) {
        Container container = entry.get();
        Phase phase = container.phase();
        // a run that is not taken over yet cannot be worked on
        boolean idle = phase.status() != Status.RESTARTING && entry.run() == null;
        return new ContainerRun(
                container.id(),
                container.name(),
                phase.exits(),
                idle ? State.IDLE : state(phase.status()),
                phase.pid(),
                phase.startedAt(),
                container.config(),
                container.host(),
                parts.containers().health().of(container));
    }

    private static State state(Status status) {
        return switch (status) {
            case RUNNING -> State.RUNNING;
            case PAUSED -> State.PAUSED;
            case RESTARTING -> State.RESTARTING;
            case CREATED, REMOVING, EXITED, DEAD -> State.IDLE;
        };
    }

    @Override
    public long awaitChange(long seen, Duration limit) {
        Signal changes = parts.containers().changes();
        if (changes.version() == seen) {
            changes.await(seen, limit);
        }
        return changes.version();
    }

    @Override
    public List<Long> processes(String id) {
        Run run = parts.containers().resolve(id).run();
        return run == null
                ? List.of()
                : Leases.use(
                        parts.drivers(),
                        RuntimeDriver.class,
                        Starts.DRIVER,
                        driver -> driver.processes(run.task()));
    }

    @Override
    public void publish(String id, String action, Map<String, String> attributes) {
        parts.containers()
                .find(id)
                .ifPresent(entry -> parts.publisher().publish(entry.get(), action, attributes));
    }

    @Override
    public Probe begin(String containerId, long run, List<String> command) {
        try (Tenure.Step step = workshop.step()) {
            return probes.begin(parts.containers().resolve(containerId), run, command);
        }
    }

    @Override
    public ProbeEnd end(String probeId) {
        return probes.end(probeId);
    }

    @Override
    public void sweep() {
        workshop.restore().await();
        probes.sweep();
    }

    @Override
    public void record(String containerId, long run, Health health) {
        try (Tenure.Step step = workshop.step()) {
            Container container = parts.containers().find(containerId).map(Entry::get).orElse(null);
            if (container != null
                    && container.live()
                    && container.phase().exits() == run
                    && parts.containers().health().record(container, health)) {
                parts.publisher().publish(container, "health_status: " + health.status());
            }
        }
    }
}
