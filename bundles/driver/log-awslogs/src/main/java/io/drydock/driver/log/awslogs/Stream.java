package io.drydock.driver.log.awslogs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.awslogs.CloudWatch.Refusal;
import io.drydock.driver.log.net.Lines;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A log stream: made with the first events, then written to. */
final class Stream implements Conversation {

    private final Options options;
    private final String name;
    private final CloudWatch service;
    private final Surroundings surroundings;
    private Credentials credentials;

    /** Makes the stream unless the user has. */
    Stream(Options options, String name, CloudWatch service, Surroundings surroundings)
            throws IOException {
        this.options = options;
        this.name = name;
        this.service = service;
        this.surroundings = surroundings;
        this.credentials = surroundings.credentials(options.credentials());
        if (options.createStream()) {
            create();
        }
    }

    private void create() throws IOException {
        try {
            createStream();
        } catch (Refusal e) {
            if (!e.is("ResourceNotFoundException") || !options.createGroup()) {
                throw e;
            }
            unlessThere("CreateLogGroup", Map.of("logGroupName", options.group()));
            createStream();
        }
    }

    private void createStream() throws IOException {
        unlessThere(
                "CreateLogStream", Map.of("logGroupName", options.group(), "logStreamName", name));
    }

    private void unlessThere(String operation, Map<String, Object> parameters) throws IOException {
        try {
            call(operation, parameters);
        } catch (Refusal e) {
            if (!e.is("ResourceAlreadyExistsException")) {
                throw e;
            }
        }
    }

    private void call(String operation, Map<String, Object> parameters) throws IOException {
        if (!credentials.fresh()) {
            credentials = surroundings.credentials(options.credentials());
        }
        Map<String, String> headers =
                options.metrics() ? Map.of("x-amzn-logs-format", "json/emf") : Map.of();
        service.call(credentials, operation, headers, parameters);
    }

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        for (List<Event> batch : Event.batches(events(entries))) {
            List<Map<String, Object>> events = new ArrayList<>();
            for (Event event : batch) {
                events.add(Map.of("timestamp", event.time(), "message", event.message()));
            }
            put(events);
        }
    }

    private void put(List<Map<String, Object>> events) throws IOException {
        try {
            call(
                    "PutLogEvents",
                    Map.of(
                            "logGroupName",
                            options.group(),
                            "logStreamName",
                            name,
                            "logEvents",
                            events));
        } catch (Refusal e) {
            // an answer that got lost: the service has them already
            if (!e.is("DataAlreadyAcceptedException")) {
                throw e;
            }
        }
    }

    /** Lines that do not begin an event belong to the one before, when they come together. */
    private List<Event> events(List<LogEntry> entries) {
        List<Event> events = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        long time = 0;
        for (LogEntry entry : entries) {
            String line = Lines.text(entry);
            if (options.begins() == null || options.begins().matcher(line).find()) {
                events.addAll(Event.split(time, open.toString()));
                open.setLength(0);
            } else if (!open.isEmpty()) {
                open.append('\n');
            }
            if (open.isEmpty()) {
                time = entry.time().toEpochMilli();
            }
            open.append(line);
        }
        events.addAll(Event.split(time, open.toString()));
        return events;
    }

    /** The client serves other logs too. */
    @Override
    public void close() {}
}
