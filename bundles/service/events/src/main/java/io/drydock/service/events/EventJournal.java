package io.drydock.service.events;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.model.system.EventActor;
import io.drydock.api.model.system.EventMessage;
import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Numbers events, keeps them in memory and on disk, and wakes who waits for more. */
final class EventJournal {
    static final int PAGE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EventJournal.class);
    private static final int RING = 1_024;
    private static final int PRUNE_EVERY = 500;

    /**
     * Distance of a new generation's numbers from those on disk, for a clock that was set back; the
     * one before it may have given numbers to events that are not on disk yet.
     */
    private static final long GENERATION_GAP = 1_000_000;

    private final JournalTable table;
    private final InstantSource clock;
    private final Ring ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private volatile long last;
    private int untilPrune = PRUNE_EVERY;
    private boolean failing;

    EventJournal(JournalTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        // Microseconds: no generation publishes that fast, so two side by side never meet.
        long now = UnixTime.nano(clock.instant()) / 1_000;
        this.last = Math.max(now, table.newest() + GENERATION_GAP);
        this.ring = new Ring(RING, last);
        table.prune(UnixTime.nano(clock.instant()));
    }

    long last() {
        return last;
    }

    void publish(Event event) {
        lock.lock();
        try {
            RecordedEvent recorded = new RecordedEvent(last + 1, message(event));
            Ring.Entry entry = ring.add(recorded);
            last = recorded.sequence();
            more.signalAll();
            // Queued under the lock, which waits for no I/O, for the order on disk to be the same.
            append(entry, recorded);
        } finally {
            lock.unlock();
        }
    }

    private void append(Ring.Entry entry, RecordedEvent event) {
        try {
            table.append(event).whenComplete((done, failure) -> settle(entry, failure));
            if (--untilPrune == 0) {
                untilPrune = PRUNE_EVERY;
                table.prune(event.message().timeNano());
            }
        } catch (RuntimeException e) {
            settle(entry, e);
        }
    }

    private EventMessage message(Event event) {
        Instant now = clock.instant();
        return EventMessage.of(
                draft -> {
                    draft.type = event.type();
                    draft.action = event.action();
                    draft.actor = new EventActor(event.id(), event.attributes());
                    draft.scope = "local";
                    draft.time = now.getEpochSecond();
                    draft.timeNano = UnixTime.nano(now);
                });
    }

    private void settle(Ring.Entry entry, @Nullable Throwable failure) {
        lock.lock();
        try {
            ring.settle(entry);
            if (failure != null && !failing) {
                LOG.warn("events are missing from the journal on disk: {}", failure.getMessage());
            }
            failing = failure != null;
        } finally {
            lock.unlock();
        }
    }

    /** The cursor of a reader that wants everything from {@code timeNano} on. */
    long before(long timeNano) {
        OptionalLong onDisk = table.firstSince(timeNano);
        lock.lock();
        try {
            OptionalLong inMemory = ring.firstSince(timeNano);
            long first = Math.min(inMemory.orElse(Long.MAX_VALUE), onDisk.orElse(Long.MAX_VALUE));
            return Math.min(first - 1, last);
        } finally {
            lock.unlock();
        }
    }

    /** The next events above {@code cursor}, at most {@link #PAGE}; does not wait. */
    List<RecordedEvent> next(long cursor) {
        long looked = Long.MIN_VALUE;
        while (true) {
            long floor;
            lock.lock();
            try {
                floor = ring.floor();
                if (cursor >= floor || looked == floor) {
                    return ring.after(cursor, PAGE);
                }
            } finally {
                lock.unlock();
            }
            List<RecordedEvent> older = older(cursor, floor);
            if (!older.isEmpty()) {
                return older;
            }
            // The ring may have let go of events meanwhile: they are on disk by now, look again.
            looked = floor;
        }
    }

    private List<RecordedEvent> older(long cursor, long floor) {
        try {
            return table.after(cursor, floor, PAGE);
        } catch (StoreException e) {
            LOG.warn("the journal cannot be read, older events are left out", e);
            return List.of();
        }
    }

    /** Waits for an event newer than {@code newest}; false when the time is over without one. */
    boolean await(long newest, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (last <= newest) {
                if (left <= 0) {
                    return false;
                }
                left = more.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
