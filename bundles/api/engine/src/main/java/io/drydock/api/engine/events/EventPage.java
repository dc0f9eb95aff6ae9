package io.drydock.api.engine.events;

import java.util.List;

/**
 * One step of reading the journal.
 *
 * @param events in order, possibly none
 * @param next what to read after next time; beyond the last event where others were filtered out
 * @param end true when nothing more can match: the time of {@code until} is over
 */
public record EventPage(List<RecordedEvent> events, long next, boolean end) {
    /** Copies the events. */
    public EventPage {
        events = List.copyOf(events);
    }
}
