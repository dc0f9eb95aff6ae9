package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.spi.DriverException;
import io.drydock.service.signals.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The log of one container while something is to be done for it: runs being written, spools not
 * taken yet, readers that wait.
 */
final class ContainerLog {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLog.class);
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LONGEST_RETRY_MILLIS = 5000;

    /** How long another generation may take to let go. */
    private static final Duration HANDOVER = Duration.ofSeconds(2);

    /** How long what a removed container has left may wait for its end point. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String id;
    private final Works works;
    private final Signal moved = new Signal();
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final List<Sink> sinks;
    private final Consumer<ContainerLog> idle;
    private volatile Note note;
    private volatile Punched punched = new Punched(0, 0);

    /**
     * @param idle told when nothing is left to be done
     */
    ContainerLog(Note note, Works works, Consumer<ContainerLog> idle) {
        this.id = note.subject().id();
        this.note = note;
        this.works = works;
        this.idle = idle;
        this.sinks =
                Plans.of(note.subject(), note.cached()).stream()
                        .map(plan -> new Sink(plan, this::note, works))
                        .toList();
    }

    String id() {
        return id;
    }

    Note note() {
        return note;
    }

    /** Raised when entries have reached a driver, and when a run begins or ends. */
    Signal moved() {
        return moved;
    }

    /** A follower may wait here for more. */
    boolean promising() {
        return switch (note.state()) {
            case LIVE, AWAITED -> true;
            case ENDED, REMOVED -> false;
        };
    }

    boolean idle() {
        return note.runs().isEmpty() && !promising();
    }

    /** A next run; returns where its monitor shall write. */
    synchronized Path begin(LogSubject subject) {
        List<SinkPlan> plans = Plans.of(subject, note.cached());
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).plan(plans.get(i));
        }
        dropOldest(plans.getFirst().limit());
        note(note.begin(subject));
        moved.raise();
        return works.places().spool(id, note.run());
    }

    /** Each run begins a spool of its own; together they keep the limit too. */
    private void dropOldest(long limit) {
        long total = 0;
        for (long run : note.runs().reversed()) {
            Path spool = works.places().spool(id, run);
            total += Places.size(spool);
            if (total > limit) {
                LOG.warn("log of container {}: what an early run left is dropped", id);
                Places.delete(spool);
            }
        }
    }

    /** A run has ended, or the next one that was awaited will not be. */
    void end(boolean again) {
        synchronized (this) {
            if (note.state() != Note.State.REMOVED) {
                note(note.as(again ? Note.State.AWAITED : Note.State.ENDED));
            }
            moved.raise();
        }
        clear();
    }

    /** Brings what was spooled to where readers look. */
    void sync() {
        Sink readable = sinks.getLast();
        if (!readable.remembers()) {
            return;
        }
        Instant limit = Instant.now().plus(HANDOVER);
        while (readable.pending()
                && !readable.held()
                && works.claim().mine()
                && Instant.now().isBefore(limit)) {
            pause();
        }
        drain(readable);
    }

    /** The container is gone: its log too, but what is on its way to an end point still goes. */
    void remove() {
        synchronized (this) {
            note(note.as(Note.State.REMOVED));
        }
        for (Sink sink : sinks) {
            try {
                sink.remove();
            } catch (RuntimeException e) {
                LOG.warn("removing the log of container {}: {}", id, e.getMessage());
            }
        }
        clear();
        if (!note.runs().isEmpty()) {
            wake();
            later(
                    () ->
                            works.timer()
                                    .schedule(
                                            this::abandon, PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private void abandon() {
        sinks.forEach(Sink::abandon);
        clear();
    }

    void wake() {
        sinks.forEach(this::wake);
    }

    void release() {
        sinks.forEach(Sink::release);
    }

    private void wake(Sink sink) {
        Turn turn = turns.computeIfAbsent(sink.plan().name(), name -> new Turn());
        if (System.nanoTime() - turn.notBefore >= 0 && turn.taken.compareAndSet(false, true)) {
            later(() -> works.executor().execute(() -> pump(sink, turn)));
        }
    }

    private void pump(Sink sink, Turn turn) {
        boolean took = false;
        try {
            took = drain(sink);
        } catch (RuntimeException e) {
            LOG.error("log of container {}", id, e);
        }
        if (took) {
            turn.refusals = 0;
            turn.taken.set(false);
            if (sink.behind()) {
                wake(sink);
            }
            return;
        }
        long pause =
                Math.min(FIRST_RETRY_MILLIS << Math.min(turn.refusals++, 10), LONGEST_RETRY_MILLIS);
        turn.notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        turn.taken.set(false);
        later(() -> works.timer().schedule(() -> wake(sink), pause, TimeUnit.MILLISECONDS));
    }

    private boolean drain(Sink sink) {
        if (!works.claim().mine()) {
            return true;
        }
        boolean took = sink.drain(moved::raise);
        clear();
        return took;
    }

    /** Frees what every sink has passed: whole spools, and the beginning of the present one. */
    private void clear() {
        Note now = note;
        if (now.state() == Note.State.LIVE) {
            punch(now.run());
        }
        for (long run : now.runs()) {
            if (!now.writing(run) && sinks.stream().allMatch(sink -> sink.passed(run))) {
                cleared(run);
            }
        }
        if (idle()) {
            idle.accept(this);
        }
    }

    private void punch(long run) {
        long settled = sinks.stream().mapToLong(sink -> sink.settled(run)).min().orElse(0);
        long from = punched.run() == run ? punched.offset() : 0;
        if (settled == Long.MAX_VALUE || settled <= from) {
            return;
        }
        punched = new Punched(run, settled);
        try {
            works.files().punch(works.places().spool(id, run), from, settled - from);
        } catch (DriverException e) {
            LOG.debug("the spool of container {} stays as it is: {}", id, e.getMessage());
        }
    }

    private synchronized void cleared(long run) {
        Places.delete(works.places().spool(id, run));
        note(note.without(run));
        if (!note.runs().isEmpty()) {
            return;
        }
        for (Sink sink : sinks) {
            Places.delete(works.places().position(id, sink.plan().name()));
            sink.release();
        }
        moved.raise();
    }

    /** Noted on disk as long as something is to be done. */
    private void note(Note next) {
        note = next;
        if (next.runs().isEmpty()) {
            Places.delete(works.places().note(id));
        } else {
            Documents.write(works.places().note(id), next);
        }
    }

    private void later(Runnable plan) {
        try {
            plan.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("this generation goes, the next one sees to the log of container {}", id);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much of a run's spool was given back. */
    private record Punched(long run, long offset) {}

    /** One pump a sink at a time, and none while its driver is given a pause. */
    private static final class Turn {
        private final AtomicBoolean taken = new AtomicBoolean();
        private volatile long notBefore = System.nanoTime();
        private volatile int refusals;
    }
}
