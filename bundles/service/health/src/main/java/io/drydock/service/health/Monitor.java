package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckResult;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Probes one run of one container until it is stopped; lives on a virtual thread. */
final class Monitor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ContainerRun run;
    private final Probe probe;
    private final Schedule schedule;
    private final Instant started;
    private final BiConsumer<ContainerRun, Health> report;
    private Health health;

    /**
     * @param report what is told after each probe
     */
    Monitor(
            ContainerRun run,
            Probe probe,
            Schedule schedule,
            BiConsumer<ContainerRun, Health> report) {
        this.run = run;
        this.probe = probe;
        this.schedule = schedule;
        this.report = report;
        Instant begin = run.started();
        this.started = begin == null ? Instant.now() : begin;
        Health last = run.health();
        this.health = last == null ? new Health(Verdict.STARTING, 0, List.of()) : last;
    }

    long number() {
        return run.number();
    }

    /** Nothing is reported any more; a probe under way ends by itself. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            Duration pause = first(Instant.now());
            while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                probe();
                pause = schedule.pause(health.status(), started, Instant.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A container that just started waits for one interval. One that was taken over goes on where
     * it was; what is overdue then is spread, so that hundreds do not come at once.
     */
    Duration first(Instant now) {
        Duration pause = schedule.pause(health.status(), started, now);
        Duration left = pause.minus(Duration.between(latest(), now));
        if (left.isPositive()) {
            return left.compareTo(pause) > 0 ? pause : left;
        }
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() + 1));
    }

    private Instant latest() {
        List<HealthcheckResult> log = health.log();
        Instant ended = log.isEmpty() ? started : Instant.parse(log.getLast().end());
        return ended.isAfter(started) ? ended : started;
    }

    private void probe() throws InterruptedException {
        Instant begin = Instant.now();
        ProbeResult result = ask();
        if (result == null || stopped.getCount() == 0) {
            return;
        }
        health = Verdict.after(health, result, begin, Instant.now(), started, schedule);
        try {
            report.accept(run, health);
        } catch (EngineException e) {
            LOG.info("health of container {} not recorded: {}", run.id(), e.getMessage());
        }
    }

    /** Null when there is nothing to say: the run is over, or the engine is being changed. */
    private @Nullable ProbeResult ask() throws InterruptedException {
        try {
            return probe.ask(run, schedule.timeout());
        } catch (EngineException e) {
            return switch (e.kind()) {
                case CONFLICT, NOT_FOUND, UNAVAILABLE, CANCELLED -> null;
                default -> new ProbeResult(-1, e.getMessage());
            };
        } catch (RuntimeException e) {
            LOG.warn("probe of container {}", run.id(), e);
            return new ProbeResult(-1, String.valueOf(e.getMessage()));
        }
    }
}
