package io.drydock.service.events;

import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the journal for one query at a time; keeps nothing between calls. */
final class EventReader {
    private final EventJournal journal;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();

    EventReader(EventJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    int waiting() {
        return waiting.get();
    }

    EventPage read(EventQuery query, long after, Duration maxWait) {
        long deadline = System.nanoTime() + maxWait.toNanos();
        long cursor = Math.min(after, journal.last());
        while (true) {
            // In this order: an event published before the end must not be found after it.
            boolean over = untilOver(query) <= 0;
            long newest = journal.last();
            List<RecordedEvent> scanned = journal.next(cursor);
            EventPage page = select(query, cursor, scanned);
            cursor = page.next();
            if (page.end() || !page.events().isEmpty()) {
                return page;
            }
            if (scanned.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (over || left <= 0) {
                    return new EventPage(List.of(), cursor, over);
                }
                await(newest, Math.min(left, untilOver(query)));
            }
        }
    }

    private static EventPage select(EventQuery query, long after, List<RecordedEvent> scanned) {
        EventMatch match = new EventMatch(query.filters());
        List<RecordedEvent> wanted = new ArrayList<>();
        long cursor = after;
        for (RecordedEvent event : scanned) {
            if (event.message().timeNano() > query.until()) {
                return new EventPage(wanted, cursor, true);
            }
            cursor = event.sequence();
            if (match.test(event.message())) {
                wanted.add(event);
            }
        }
        return new EventPage(wanted, cursor, false);
    }

    /** Nanoseconds until no further event can match. */
    private long untilOver(EventQuery query) {
        return query.until() == EventQuery.ENDLESS
                ? Long.MAX_VALUE
                : query.until() - UnixTime.nano(clock.instant()) + 1;
    }

    private void await(long newest, long nanos) {
        waiting.incrementAndGet();
        try {
            if (!journal.await(newest, nanos) && Thread.currentThread().isInterrupted()) {
                throw new EngineException(ErrorKind.CANCELLED, "the reader of events went away");
            }
        } finally {
            waiting.decrementAndGet();
        }
    }
}
