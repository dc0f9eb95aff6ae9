package io.drydock.service.container;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The changing part of a container.
 *
 * @param status where it is
 * @param pid of its first process, 0 when none
 * @param exitCode of the last run
 * @param error why the last start failed, empty
 * @param oomKilled the last run ended for want of memory
 * @param started RFC 3339 with nanoseconds, empty for never
 * @param finished likewise
 * @param stopAsked the user ended it, so that no restart policy starts it again
 * @param exits number of runs that have ended; a waiter for the next exit compares it
 * @param restarts how often the policy has started it again
 */
record Phase(
        Status status,
        long pid,
        int exitCode,
        String error,
        boolean oomKilled,
        String started,
        String finished,
        boolean stopAsked,
        long exits,
        int restarts) {

    static final Phase CREATED = new Phase(Status.CREATED, 0, 0, "", false, "", "", false, 0, 0);

    Phase running(long process, Instant time) {
        return new Phase(
                Status.RUNNING,
                process,
                0,
                "",
                false,
                Times.text(time),
                finished,
                false,
                exits,
                restarts);
    }

    Phase ended(int code, boolean oom, Instant time) {
        return new Phase(
                Status.EXITED,
                0,
                code,
                error,
                oom,
                started,
                Times.text(time),
                stopAsked,
                exits + 1,
                restarts);
    }

    /** A start that failed: the container never ran, but has an exit code and a reason. */
    Phase failed(int code, String reason) {
        Status next = started.isEmpty() ? Status.CREATED : Status.EXITED;
        return new Phase(
                next, 0, code, reason, false, started, finished, stopAsked, exits + 1, restarts);
    }

    Phase as(Status next) {
        return new Phase(
                next, pid, exitCode, error, oomKilled, started, finished, stopAsked, exits,
                restarts);
    }

    /** Nothing was restarted by policy yet. */
    Phase afresh() {
        return new Phase(
                status, pid, exitCode, error, oomKilled, started, finished, stopAsked, exits, 0);
    }

    Phase askedToStop() {
        return stopAsked(true);
    }

    Phase stopAsked(boolean asked) {
        return new Phase(
                status, pid, exitCode, error, oomKilled, started, finished, asked, exits, restarts);
    }

    Phase restarting() {
        return new Phase(
                Status.RESTARTING,
                0,
                exitCode,
                error,
                oomKilled,
                started,
                finished,
                stopAsked,
                exits,
                restarts + 1);
    }

    @JsonIgnore
    @Nullable Instant startedAt() {
        return started.isEmpty() ? null : Instant.parse(started);
    }

    @JsonIgnore
    @Nullable Instant finishedAt() {
        return finished.isEmpty() ? null : Instant.parse(finished);
    }
}
