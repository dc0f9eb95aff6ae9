package io.drydock.service.container;

import io.drydock.api.model.container.RestartPolicy;
import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What follows an exit: removal if asked for, or another start by the restart policy, after 100 ms
 * at first, twice as long each time, a minute at most; a run of ten seconds resets it.
 */
final class Restarts {

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 60_000;

    private final Parts parts;
    private final Starts starts;
    private final Removal removal;
    private final ScheduledExecutorService timer;

    Restarts(Parts parts, Starts starts, Removal removal, ScheduledExecutorService timer) {
        this.parts = parts;
        this.starts = starts;
        this.removal = removal;
        this.timer = timer;
    }

    void after(Entry entry, Run run) {
        Container container = entry.get();
        if (container.host().autoRemove()) {
            removal.remove(entry, true);
            return;
        }
        long delay = delay(entry, run);
        parts.containers().update(entry, it -> due(it) ? it.with(it.phase().restarting()) : it);
        if (entry.get().status() == Status.RESTARTING) {
            timer.schedule(
                    () -> Thread.startVirtualThread(() -> again(entry)),
                    delay,
                    TimeUnit.MILLISECONDS);
        }
    }

    static boolean wanted(Container container) {
        Phase phase = container.phase();
        RestartPolicy policy = container.host().restartPolicy();
        return switch (policy.name()) {
            case "always", "unless-stopped" -> !phase.stopAsked();
            case "on-failure" ->
                    !phase.stopAsked()
                            && phase.exitCode() != 0
                            && (policy.maximumRetryCount() == 0
                                    || phase.restarts() < policy.maximumRetryCount());
            default -> false;
        };
    }

    /** A run has ended, and nothing but the delay stands before the next. */
    static boolean due(Container container) {
        return container.status() == Status.EXITED && wanted(container);
    }

    private long delay(Entry entry, Run run) {
        Phase phase = entry.get().phase();
        var finished = phase.finishedAt();
        if (finished != null
                && Duration.between(run.began(), finished).compareTo(Duration.ofSeconds(10)) > 0) {
            return FIRST_MILLIS;
        }
        int doublings = Math.min(phase.restarts(), 10);
        return Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
    }

    private void again(Entry entry) {
        try (Entry.Turn turn = entry.turn("restart by policy")) {
            if (entry.get().status() == Status.RESTARTING
                    && parts.containers().find(entry.get().id()).isPresent()) {
                starts.run(entry);
            }
        } catch (EngineException e) {
            LOG.warn("container {} cannot be started again: {}", entry.get().id(), e.getMessage());
        }
    }
}
