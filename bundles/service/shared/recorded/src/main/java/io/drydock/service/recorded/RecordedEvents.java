package io.drydock.service.recorded;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.EventStream;
import io.drydock.api.engine.events.Events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published. */
public final class RecordedEvents implements Events {

    /** What was published so far, in order; grows. */
    public final List<Event> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Event event) {
        published.add(event);
    }

    @Override
    public long last() {
        return published.size();
    }

    @Override
    public EventPage read(EventQuery query, long after, Duration maxWait) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> follow(EventStream request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int listeners() {
        return 0;
    }
}
