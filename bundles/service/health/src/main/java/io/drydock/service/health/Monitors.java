package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ContainerRuns.State;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckConfig;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** One monitor for each running container that has a probe. */
final class Monitors {

    private final Map<String, Monitor> byId = new ConcurrentHashMap<>();
    private final Probes probes;
    private final BiConsumer<ContainerRun, Health> report;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Monitors(Probes probes, BiConsumer<ContainerRun, Health> report) {
        this.probes = probes;
        this.report = report;
    }

    int size() {
        return byId.size();
    }

    /** Starts and stops monitors so that they fit what runs. One thread at a time. */
    void fit(List<ContainerRun> live) {
        Set<String> wanted = new HashSet<>();
        for (ContainerRun run : live) {
            HealthcheckConfig config = run.config().healthcheck();
            if (config == null || run.state() != State.RUNNING) {
                continue;
            }
            Monitor present = byId.get(run.id());
            if (present != null && present.number() == run.number()) {
                wanted.add(run.id());
                continue;
            }
            Probe probe = probes.of(run);
            if (probe != null) {
                wanted.add(run.id());
                begin(new Monitor(run, probe, Schedule.of(config), report), run.id());
            }
        }
        Set.copyOf(byId.keySet()).stream().filter(id -> !wanted.contains(id)).forEach(this::end);
    }

    /** Stops them all; none begins any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        Set.copyOf(byId.keySet()).forEach(this::end);
    }

    private void begin(Monitor monitor, String id) {
        end(id);
        lock.lock();
        try {
            if (!closed) {
                byId.put(id, monitor);
                Thread.ofVirtual().name("health of " + id).start(monitor);
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(String id) {
        Monitor monitor = byId.remove(id);
        if (monitor != null) {
            monitor.stop();
        }
    }
}
