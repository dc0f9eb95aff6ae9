package io.drydock.service.events;

import io.drydock.api.engine.events.RecordedEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The newest events in memory. What has not reached the disk stays, however much that is, so that
 * the ring and the table together have no hole. Guarded by its owner's lock.
 */
final class Ring {
    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Everything above this number that exists is in the ring. */
    private long floor;

    Ring(int capacity, long floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    long floor() {
        return floor;
    }

    Entry add(RecordedEvent event) {
        Entry entry = new Entry(event);
        entries.addLast(entry);
        trim();
        return entry;
    }

    /** Lets go of an entry whose way to the disk has ended, well or not. */
    void settle(Entry entry) {
        entry.settled = true;
        trim();
    }

    private void trim() {
        while (entries.size() > capacity && entries.getFirst().settled) {
            floor = entries.removeFirst().event.sequence();
        }
    }

    List<RecordedEvent> after(long sequence, int limit) {
        List<RecordedEvent> found = new ArrayList<>();
        // Readers mostly stand close to the end.
        for (Iterator<Entry> i = entries.descendingIterator(); i.hasNext(); ) {
            RecordedEvent event = i.next().event;
            if (event.sequence() <= sequence) {
                break;
            }
            found.add(event);
        }
        List<RecordedEvent> ordered = found.reversed();
        return ordered.size() > limit ? List.copyOf(ordered.subList(0, limit)) : ordered;
    }

    OptionalLong firstSince(long timeNano) {
        return entries.stream()
                .map(entry -> entry.event)
                .filter(event -> event.message().timeNano() >= timeNano)
                .mapToLong(RecordedEvent::sequence)
                .findFirst();
    }

    /** One event and whether it may be forgotten. */
    static final class Entry {
        private final RecordedEvent event;
        private boolean settled;

        private Entry(RecordedEvent event) {
            this.event = event;
        }
    }
}
