package io.drydock.api.engine.events;

import java.time.Duration;
import java.util.Map;

/**
 * The journal of events.
 *
 * <p>Services publish after their change is committed. An event is visible to readers at once and
 * becomes durable a moment later; the last week is kept, at most the last 10 000. Readers keep a
 * cursor, nothing is kept for them here: a slow reader misses nothing that is still in the journal,
 * and one that comes back with its cursor goes on where it was, after a restart too.
 */
public interface Events {
    /** Name of the {@link io.drydock.api.model.stream.CursorSource} of {@code GET /events}. */
    String SOURCE = "events";

    /**
     * Records an event now. Never blocks and never fails: with a full disk the event is delivered
     * to readers and is missing from the journal later. Events of one thread keep their order.
     */
    void publish(Event event);

    /** Sequence number of the newest event: reading after it gives what happens from now on. */
    long last();

    /**
     * Reads on.
     *
     * @param after sequence number that the reader has seen, 0 for the whole journal
     * @param maxWait how long to wait when there is nothing; the page may then be empty
     */
    EventPage read(EventQuery query, long after, Duration maxWait);

    /**
     * Checks a client's request and turns it into arguments for the source {@link #SOURCE}. The
     * place where the stream begins is fixed here, so that nothing is missed before its first poll.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for a malformed time or when since
     *     is after until
     */
    Map<String, String> follow(EventStream request);

    /** How many readers are waiting at the moment. */
    int listeners();
}
