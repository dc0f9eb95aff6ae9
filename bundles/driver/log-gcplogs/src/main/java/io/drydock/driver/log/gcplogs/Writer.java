package io.drydock.driver.log.gcplogs;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Lines;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes entries, with what dockerd tells of machine and container. */
final class Writer implements Conversation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG = "gcplogs-docker-driver";

    private final Http http;
    private final URI service;
    private final Tokens tokens;
    private final String project;
    private final Map<String, Object> instance = new TreeMap<>();
    private final Map<String, Object> container = new TreeMap<>();

    Writer(
            Http http,
            URI service,
            Tokens tokens,
            Machine machine,
            Options options,
            LogTarget target)
            throws IOException {
        this.http = http;
        this.service = service;
        this.tokens = tokens;
        project = options.project().isEmpty() ? project(machine) : options.project();
        put(instance, "zone", options.zone().isEmpty() ? machine.zone() : options.zone());
        put(instance, "name", own(options.name(), machine, "instance/name"));
        put(instance, "id", own(options.id(), machine, "instance/id"));
        put(container, "name", "/" + target.origin().name());
        put(container, "id", target.containerId());
        put(container, "imageName", target.origin().imageName());
        put(container, "imageId", target.origin().imageId());
        put(container, "created", target.origin().created());
        if (options.command()) {
            put(container, "command", String.join(" ", target.origin().command()));
        }
        if (!target.attributes().isEmpty()) {
            container.put("metadata", target.attributes());
        }
    }

    private static String project(Machine machine) throws IOException {
        String project = machine.askOrEmpty("project/project-id");
        if (project.isEmpty()) {
            throw new IOException(
                    "no project was specified and couldn't read project from the metadata server."
                            + " Please specify a project");
        }
        return project;
    }

    private static String own(String given, Machine machine, String path) {
        return given.isEmpty() ? machine.askOrEmpty(path) : given;
    }

    private static void put(Map<String, Object> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (LogEntry entry : entries) {
            all.add(Map.of("timestamp", entry.time().toString(), "jsonPayload", payload(entry)));
        }
        Map<String, Object> request =
                Map.of(
                        "logName",
                        "projects/" + project + "/logs/" + LOG,
                        "resource",
                        Map.of("type", "global", "labels", Map.of("project_id", project)),
                        "entries",
                        all);
        http.post(
                service.resolve("/v2/entries:write"),
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.token(),
                        "Content-Type",
                        "application/json"),
                JSON.writeValueAsBytes(request));
    }

    private Map<String, Object> payload(LogEntry entry) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("message", Lines.text(entry));
        payload.put("container", container);
        if (!instance.isEmpty()) {
            payload.put("instance", instance);
        }
        return payload;
    }

    /** The client serves other logs too. */
    @Override
    public void close() {}
}
