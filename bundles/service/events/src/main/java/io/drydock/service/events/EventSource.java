package io.drydock.service.events;

import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.EventStream;
import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorPage;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** {@code GET /events} as a stream that can be left and taken up again. */
final class EventSource {
    private static final int PAGE_BYTES = 256 << 10;

    private static final String BEGIN = "begin";
    private static final String UNTIL = "until";
    private static final String FILTERS = "filters";
    private static final String VERSION = "version";
    private static final String SEPARATOR = "separator";

    private final EventJournal journal;
    private final EventReader reader;
    private final EventTimes times;

    EventSource(EventJournal journal, EventReader reader, EventTimes times) {
        this.journal = journal;
        this.reader = reader;
        this.times = times;
    }

    Map<String, String> follow(EventStream request) {
        OptionalLong since = times.parse("since", request.since());
        OptionalLong until = times.parse("until", request.until());
        if (since.isPresent() && until.isPresent() && since.getAsLong() > until.getAsLong()) {
            throw EngineException.invalid(
                    "`since` time (%s) cannot be after `until` time (%s)"
                            .formatted(request.since(), request.until()));
        }
        long begin = since.isPresent() ? journal.before(since.getAsLong()) : journal.last();
        return Map.of(
                BEGIN, Long.toString(begin),
                UNTIL, Long.toString(until.orElse(EventQuery.ENDLESS)),
                FILTERS, EventJson.write(request.filters().terms()),
                VERSION, request.version().toString(),
                SEPARATOR, Boolean.toString(request.recordSeparator()));
    }

    CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        EventQuery query =
                new EventQuery(
                        Long.parseLong(argument(arguments, UNTIL)),
                        new Filters(EventJson.terms(argument(arguments, FILTERS))));
        EventLines lines =
                new EventLines(
                        ApiVersion.valueOf(argument(arguments, VERSION)),
                        Boolean.parseBoolean(argument(arguments, SEPARATOR)));
        String after = cursor.equals(CursorPage.START) ? argument(arguments, BEGIN) : cursor;
        return render(lines, reader.read(query, Long.parseLong(after), maxWait));
    }

    private static String argument(Map<String, String> arguments, String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw EngineException.invalid("the events stream lacks its argument " + name);
        }
        return value;
    }

    private static CursorPage render(EventLines lines, EventPage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (RecordedEvent event : page.events()) {
            bytes.writeBytes(lines.line(event));
            if (bytes.size() >= PAGE_BYTES) {
                return new CursorPage(bytes.toByteArray(), Long.toString(event.sequence()), false);
            }
        }
        return new CursorPage(bytes.toByteArray(), Long.toString(page.next()), page.end());
    }
}
