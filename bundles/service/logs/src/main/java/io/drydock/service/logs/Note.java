package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;

import java.util.ArrayList;
import java.util.List;

/**
 * What a next generation must know to go on with a container's log.
 *
 * @param subject the container
 * @param cached a copy is kept for readers, the driver cannot be read
 * @param runs whose spools are not done with, oldest first
 * @param state of the newest one
 */
record Note(LogSubject subject, boolean cached, List<Long> runs, State state) {

    /** What becomes of a container's log. */
    enum State {
        /** A monitor writes. */
        LIVE,
        /** No monitor writes, but the restart policy will start another. */
        AWAITED,
        /** No monitor writes. */
        ENDED,
        /** The container is gone; what is spooled still goes to its end point. */
        REMOVED
    }

    Note {
        runs = List.copyOf(runs);
    }

    static Note none(LogSubject subject, boolean cached) {
        return new Note(subject, cached, List.of(), State.ENDED);
    }

    /** A next run, numbered so that no earlier one of the container had its number. */
    Note begin(LogSubject now) {
        long time = System.currentTimeMillis();
        List<Long> more = new ArrayList<>(runs);
        more.add(runs.isEmpty() ? time : Math.max(time, runs.getLast() + 1));
        return new Note(now, cached, more, State.LIVE);
    }

    /** The newest run. */
    long run() {
        return runs.getLast();
    }

    /** Whether this run is still being written. */
    boolean writing(long run) {
        return state == State.LIVE && !runs.isEmpty() && runs.getLast() == run;
    }

    Note as(State next) {
        return new Note(subject, cached, runs, next);
    }

    Note without(long run) {
        return new Note(subject, cached, runs.stream().filter(it -> it != run).toList(), state);
    }
}
