package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTail;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One container's way from its spools to one log driver. Nothing a driver took is offered again,
 * neither after a restart of the engine nor by a next generation of this bundle.
 */
final class Sink {

    private static final long SETTLED_EVERY = 8L << 20;

    private volatile SinkPlan plan;
    private final Supplier<Note> note;
    private final Places places;
    private final Outlet outlet;
    private final Hold hold;
    private final Complaints complaints;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile @Nullable Feed feed;
    private volatile long passed;
    private List<LogEntry> refused = List.of();
    private long skip;

    Sink(SinkPlan plan, Supplier<Note> note, Works works) {
        this.plan = plan;
        this.note = note;
        this.places = works.places();
        this.outlet = new Outlet(works.drivers(), this::plan);
        this.hold = new Hold(works.claim());
        this.complaints = new Complaints(plan);
    }

    SinkPlan plan() {
        return plan;
    }

    /** A next run may have another name, and so another tag. */
    void plan(SinkPlan next) {
        plan = next;
    }

    /** What it takes is kept, so that readers may look for it. */
    boolean remembers() {
        return outlet.remembers();
    }

    /** There is a run it has not passed: without one it takes no hold, which nobody would free. */
    boolean pending() {
        return feed != null || note.get().runs().stream().anyMatch(run -> run > passed);
    }

    /** False while another generation works for this container. */
    boolean held() {
        lock.lock();
        try {
            return hold.take(id() + '/' + plan.name());
        } finally {
            lock.unlock();
        }
    }

    /** It has taken everything of this run and of those before. */
    boolean passed(long run) {
        return passed >= run;
    }

    /** There may be more for it. */
    boolean behind() {
        Feed open = feed;
        return open != null && open.spool().behind();
    }

    /** Bytes of the run's spool that are durably elsewhere. */
    long settled(long run) {
        Feed open = feed;
        return passed(run)
                ? Long.MAX_VALUE
                : open != null && open.run() == run ? open.settled() : 0;
    }

    /**
     * Hands over everything complete that is spooled now; what a busy container writes meanwhile is
     * for the next call, or this one would never end.
     *
     * @param moved called after each piece that was taken
     * @return false if the driver refused; it is offered the same again with the next call
     */
    boolean drain(Runnable moved) {
        lock.lock();
        try {
            if (!pending()) {
                return true;
            }
            if (!held()) {
                return false;
            }
            for (Optional<Feed> next = open(); next.isPresent(); next = open()) {
                Feed open = next.get();
                boolean writing = note.get().writing(open.run());
                pour(open, moved);
                if (writing) {
                    settle(open);
                    return true;
                }
                offer(open, open.spool().rest(), moved);
                finish(open);
            }
            return true;
        } catch (RuntimeException e) {
            complaints.refused(e);
            shed();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Notes where to go on and forgets what is open; the next call opens it again. */
    void release() {
        lock.lock();
        try {
            Feed open = feed;
            if (open != null) {
                open.save(places.position(id(), plan.name()), false);
                open.spool().close();
            }
            feed = null;
            refused = List.of();
            hold.letGo();
        } finally {
            lock.unlock();
        }
    }

    /** The container is gone, and its log with it; a driver that sends entries away goes on. */
    void remove() {
        if (!remembers()) {
            return;
        }
        lock.lock();
        try {
            release();
            passed = Long.MAX_VALUE;
            outlet.remove();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any longer for what the driver does not take. */
    void abandon() {
        passed = Long.MAX_VALUE;
    }

    /** What is being read, or the first run that was not read to its end; empty for none. */
    private Optional<Feed> open() {
        Feed open = feed;
        if (open != null) {
            return Optional.of(open);
        }
        Position noted =
                Documents.read(places.position(id(), plan.name()), Position.class)
                        .orElse(Position.startOf(0));
        long from = Math.max(noted.run(), passed + 1);
        Optional<Long> run = note.get().runs().stream().filter(it -> it >= from).findFirst();
        if (run.isEmpty()) {
            return Optional.empty();
        }
        Position at = noted.run() == run.get() ? noted : noted.atStartOf(run.get());
        skip = outlet.newest().map(last -> overlap(last, at)).orElse(0L);
        Feed fresh = new Feed(reader(at), at);
        feed = fresh;
        return Optional.of(fresh);
    }

    private long overlap(LogTail last, Position at) {
        try (SpoolReader spool = reader(at)) {
            return Overlap.count(spool, at, last);
        }
    }

    private SpoolReader reader(Position at) {
        return new SpoolReader(places.spool(id(), at.run()), id(), at.mark());
    }

    private void pour(Feed open, Runnable moved) {
        SpoolReader spool = open.spool();
        long end = spool.size();
        if (!refused.isEmpty()) {
            append(open, refused, moved);
        }
        while (spool.position() < end) {
            List<LogEntry> entries = spool.next();
            if (entries.isEmpty()) {
                return;
            }
            offer(open, entries, moved);
        }
    }

    private void offer(Feed open, List<LogEntry> entries, Runnable moved) {
        int known = (int) Math.min(skip, entries.size());
        skip -= known;
        append(open, entries.subList(known, entries.size()), moved);
    }

    private void append(Feed open, List<LogEntry> entries, Runnable moved) {
        refused = entries;
        if (!entries.isEmpty()) {
            outlet.append(entries);
            complaints.taken();
        }
        refused = List.of();
        open.taken(entries);
        moved.run();
    }

    /** Once in a while everything up to here is made durable, so that the spool may be freed. */
    private void settle(Feed open) {
        boolean due = open.offset() - open.settled() >= SETTLED_EVERY;
        boolean remembers = remembers();
        if (due) {
            outlet.sync();
        }
        if (due || !remembers) {
            open.save(places.position(id(), plan.name()), due);
        }
    }

    private void finish(Feed open) {
        outlet.close();
        open.spool().close();
        Documents.write(places.position(id(), plan.name()), open.end());
        feed = null;
        passed = open.run();
    }

    /** Drops the oldest of what the driver does not take, when too much of it waits. */
    private void shed() {
        Feed open = feed;
        if (open == null) {
            return;
        }
        long until = open.spool().size() - plan.limit();
        if (open.offset() >= until) {
            return;
        }
        long dropped = refused.size();
        refused = List.of();
        while (open.spool().position() < until) {
            dropped += open.spool().next().size();
        }
        open.taken(List.of());
        complaints.dropped(dropped);
    }

    private String id() {
        return plan.target().containerId();
    }
}
