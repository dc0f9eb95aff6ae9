package io.drydock.service.events;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.EventStream;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.store.Store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** Publishes the journal, and its stream for clients. */
@Component(
        service = {Events.class, CursorSource.class},
        property = CursorSource.NAME + "=" + Events.SOURCE)
@EngineModule(name = "events")
public final class EventsComponent implements Events, CursorSource {
    private final EventJournal journal;
    private final EventReader reader;
    private final EventSource source;

    @Activate
    public EventsComponent(@Reference Store store) {
        this(store, InstantSource.system());
    }

    EventsComponent(Store store, InstantSource clock) {
        journal = new EventJournal(new JournalTable(store), clock);
        reader = new EventReader(journal, clock);
        source = new EventSource(journal, reader, new EventTimes(clock, ZoneId.systemDefault()));
    }

    @Override
    public void publish(Event event) {
        journal.publish(event);
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public EventPage read(EventQuery query, long after, Duration maxWait) {
        return reader.read(query, after, maxWait);
    }

    @Override
    public Map<String, String> follow(EventStream request) {
        return source.follow(request);
    }

    @Override
    public int listeners() {
        return reader.waiting();
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        return source.poll(arguments, cursor, maxWait);
    }
}
