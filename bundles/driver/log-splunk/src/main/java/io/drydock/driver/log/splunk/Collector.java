package io.drydock.driver.log.splunk;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Sender.Conversation;
import io.drydock.driver.log.net.Web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Posts events to an HTTP Event Collector. */
final class Collector implements Conversation {

    private final Options options;
    private final Events events;
    private final Web web;
    private final String channel = UUID.randomUUID().toString();

    /** Asks the collector whether it is there, unless the user does not want it. */
    Collector(Options options, Events events, Web web) throws IOException {
        this.options = options;
        this.events = events;
        this.web = web;
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
            web.answer(request);
        } catch (Web.Refusal e) {
            throw new IOException(
                    "splunk: %s - %d - %s".formatted(failure, e.status(), e.body()), e);
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
