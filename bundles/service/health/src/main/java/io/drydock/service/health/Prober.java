package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.engine.health.HealthChecks;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Follows the containers and keeps their monitors; see {@link ProbedContainers} for the story. */
final class Prober implements HealthChecks, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Prober.class);

    /** Looks again after this time even when nothing was reported. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration AGAIN = Duration.ofMillis(200);

    private final AtomicLong checks = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ContainerRuns runs;
    private final ProbedContainers containers;
    private final UnhealthyRestarts restarts;
    private final Monitors monitors;
    private volatile boolean closed;
    private boolean swept;

    Prober(
            ContainerRuns runs,
            ProbedContainers containers,
            UnhealthyRestarts restarts,
            Machine machine) {
        this.runs = runs;
        this.containers = containers;
        this.restarts = restarts;
        monitors = new Monitors(new Probes(containers, machine), this::report);
    }

    @Override
    public Counts counts() {
        return new Counts(monitors.size(), checks.get(), failed.get());
    }

    @Override
    public void run() {
        long seen = -1;
        while (!closed) {
            try {
                seen = look(seen);
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.UNAVAILABLE) {
                    LOG.warn("following containers: {}", e.getMessage());
                }
                pause(AGAIN);
            }
        }
    }

    private long look(long seen) {
        if (!swept) {
            // waits until running containers are taken over, too
            containers.sweep();
            swept = true;
        }
        long next = runs.awaitChange(seen, LOOK);
        if (!closed) {
            List<ContainerRun> live = runs.live();
            monitors.fit(live);
            restarts.keep(live.stream().map(ContainerRun::id).collect(Collectors.toSet()));
        }
        return next;
    }

    private void report(ContainerRun run, Health health) {
        checks.incrementAndGet();
        if (health.log().getLast().exitCode() != 0) {
            failed.incrementAndGet();
        }
        containers.record(run.id(), run.number(), health);
        if (!closed) {
            restarts.report(run, health);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        }
    }

    /** Another generation takes over: nothing is probed and reported any more. */
    void close() {
        closed = true;
        monitors.close();
    }
}
