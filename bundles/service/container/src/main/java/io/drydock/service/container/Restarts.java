package io.drydock.service.container;

import io.drydock.api.model.container.RestartPolicy;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.runtime.TaskExit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What follows an exit: removal if asked for, or another start by the restart policy, after 100 ms
 * at first, twice as long each time, a minute at most; a run of ten seconds resets it.
 */
final class Restarts {

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

    private final Backoff backoff = new Backoff();
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

    /** What a container becomes at its exit: who will be started again is never seen as exited. */
    static Container ended(Container container, TaskExit exit) {
        Phase ended = container.phase().ended(exit.code(), exit.outOfMemory(), exit.time());
        Container next = container.with(ended);
        return wanted(next) && !next.host().autoRemove() ? next.with(ended.restarting()) : next;
    }

    void after(Entry entry, Run run) {
        Container container = entry.get();
        if (container.host().autoRemove()) {
            backoff.forget(container.id());
            removal.removeUnlessClaimed(entry, true);
        } else if (container.status() == Status.RESTARTING) {
            schedule(entry, delay(entry, run));
        } else {
            backoff.forget(container.id());
        }
    }

    /** For a container that waited for its restart when another generation was in charge. */
    void resume(Entry entry) {
        Phase phase = entry.get().phase();
        var finished = phase.finishedAt();
        long due = backoff.present(entry.get().id());
        long past = finished == null ? due : Duration.between(finished, Instant.now()).toMillis();
        schedule(entry, Math.max(0, due - past));
    }

    private void schedule(Entry entry, long delayMillis) {
        timer.schedule(
                () -> Thread.startVirtualThread(() -> again(entry)),
                delayMillis,
                TimeUnit.MILLISECONDS);
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

    /** The first exit after a user's start has no past. */
    private long delay(Entry entry, Run run) {
        Phase phase = entry.get().phase();
        if (phase.restarts() <= 1) {
            backoff.forget(entry.get().id());
        }
        Instant finished = phase.finishedAt();
        Duration length =
                finished == null ? Duration.ZERO : Duration.between(run.began(), finished);
        return backoff.next(entry.get().id(), length);
    }

    private void again(Entry entry) {
        try (Entry.Turn turn = entry.turn("restart by policy");
                Tenure.Step step = parts.tenure().tryStep()) {
            if (step != null
                    && entry.get().status() == Status.RESTARTING
                    && parts.containers().find(entry.get().id()).isPresent()) {
                starts.run(entry);
            } else {
                backoff.forget(entry.get().id());
            }
        } catch (EngineException e) {
            LOG.warn("container {} cannot be started again: {}", entry.get().id(), e.getMessage());
        }
    }
}
