package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Restarts containers that ask for it when they become unhealthy, by the label {@value #LABEL}. It
 * works beside any restart policy, which rules exits, not health. The first restart is at once; a
 * container that was not healthy in between waits 1 s, 2 s, 4 s ... 1 min before the next.
 */
final class UnhealthyRestarts {

    static final String LABEL = "io.drydock.restart-on-unhealthy";

    private static final Logger LOG = LoggerFactory.getLogger(UnhealthyRestarts.class);
    private static final long LONGEST_SECONDS = 60;

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final ContainerRuns runs;
    private final ContainerLifecycle containers;
    private final Consumer<Duration> sleep;

    UnhealthyRestarts(ContainerRuns runs, ContainerLifecycle containers, Consumer<Duration> sleep) {
        this.runs = runs;
        this.containers = containers;
        this.sleep = sleep;
    }

    void report(ContainerRun run, Health health) {
        Map<String, String> labels = run.config().labels();
        if (labels == null || !"true".equalsIgnoreCase(labels.get(LABEL))) {
            return;
        }
        if (health.status().equals(Verdict.HEALTHY)) {
            failures.remove(run.id());
        } else if (health.status().equals(Verdict.UNHEALTHY) && pending.add(run.id())) {
            int before = failures.merge(run.id(), 1, Integer::sum) - 1;
            Thread.ofVirtual()
                    .name("restart of " + run.id())
                    .start(() -> restart(run, delay(before)));
        }
    }

    /** Forgets containers that are gone. */
    void keep(Set<String> ids) {
        failures.keySet().retainAll(ids);
    }

    static Duration delay(int failuresBefore) {
        return failuresBefore == 0
                ? Duration.ZERO
                : Duration.ofSeconds(
                        Math.min(1L << Math.min(failuresBefore - 1, 6), LONGEST_SECONDS));
    }

    private void restart(ContainerRun run, Duration delay) {
        String id = run.id();
        try {
            sleep.accept(delay);
            if (runs.find(id).number() != run.number()) {
                return;
            }
            LOG.info("container {} is unhealthy: restarting it", id);
            containers.restart(id, null, null);
        } catch (EngineException e) {
            LOG.warn("unhealthy container {} not restarted: {}", id, e.getMessage());
        } finally {
            pending.remove(id);
        }
    }
}
