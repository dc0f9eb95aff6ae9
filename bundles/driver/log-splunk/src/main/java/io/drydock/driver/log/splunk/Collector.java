package io.drydock.driver.log.splunk;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Posts events to an HTTP Event Collector. */
final class Collector implements Conversation {

    private static final int OK = 200;
    private static final int LONGEST_REASON = 1024;

    private final Options options;
    private final Events events;
    private final HttpClient client;
    private final String channel = UUID.randomUUID().toString();

    /** Asks the collector whether it is there, unless the user does not want it. */
    Collector(Options options, Events events, HttpClient client) throws IOException {
        this.options = options;
        this.events = events;
        this.client = client;
        if (options.verifyConnection()) {
            HttpRequest ask = request().method("OPTIONS", BodyPublishers.noBody()).build();
            expect(ask, "failed to verify connection");
        }
    }

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        byte[] body = events.body(entries);
        if (body.length == 0) {
            return;
        }
        HttpRequest.Builder request = request();
        BodyPublisher content;
        if (options.level() == Options.NO_COMPRESSION) {
            content = BodyPublishers.ofByteArray(body);
        } else {
            request.header("Content-Encoding", "gzip");
            content = BodyPublishers.ofByteArray(compressed(body, options.level()));
        }
        expect(request.POST(content).build(), "failed to send event");
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(options.collector())
                        .timeout(Limits.SEND)
                        .header("Authorization", "Splunk " + options.token());
        if (options.acknowledged()) {
            request.header("X-Splunk-Request-Channel", channel);
        }
        return request;
    }

    private void expect(HttpRequest request, String failure) throws IOException {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                String reason = answer.body();
                throw new IOException(
                        "splunk: %s - %d - %s"
                                .formatted(
                                        failure,
                                        answer.statusCode(),
                                        reason.substring(
                                                0, Math.min(reason.length(), LONGEST_REASON))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("splunk: interrupted", e);
        }
    }

    private static byte[] compressed(byte[] body, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Leveled(out, level)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    /** The JDK's stream has its level in a field only. */
    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }

    /** The client serves other logs too. */
    @Override
    public void close() {}
}
