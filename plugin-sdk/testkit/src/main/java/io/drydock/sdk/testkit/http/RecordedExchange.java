package io.drydock.sdk.testkit.http;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A request without a connection: made up by its constructor and {@link #with}, {@link #body},
 * handed to what is tested, and asked afterwards for what was answered. A client at a unix socket
 * that stays.
 */
public final class RecordedExchange implements Exchange {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Answer output = new Answer();
    private byte[] input = new byte[0];
    private int status = 200;
    private boolean headSent;
    private Consumer<Object> streaming = value -> {};
    private @Nullable Object streamed;
    private @Nullable Throwable aborted;

    /**
     * A request without headers and body.
     *
     * @param target path, and query behind a question mark
     */
    public RecordedExchange(String method, String target) {
        this.method = method;
        int mark = target.indexOf('?');
        path = mark < 0 ? target : target.substring(0, mark);
        query = mark < 0 ? null : target.substring(mark + 1);
    }

    /** Adds a request header. */
    public RecordedExchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Sets the request's body, with its type unless that is null. */
    public RecordedExchange body(@Nullable String contentType, String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return contentType == null ? this : with("Content-Type", contentType);
    }

    /** What is done with a value given to {@link #stream}; it may throw as the pump does. */
    public RecordedExchange streaming(Consumer<Object> pump) {
        streaming = pump;
        return this;
    }

    /** The body that was answered. */
    public String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The headers that were answered; names without regard to case. */
    public Map<String, String> answered() {
        return answered;
    }

    /** What travels with the request. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** How often the body was flushed. */
    public int flushes() {
        return output.flushes;
    }

    /** What was given to {@link #stream}, or null. */
    public @Nullable Object streamed() {
        return streamed;
    }

    /** Why the answer was broken off, or null. */
    public @Nullable Throwable aborted() {
        return aborted;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public InputStream input() {
        return new ByteArrayInputStream(input);
    }

    @Override
    public Peer peer() {
        return new Peer("unix:///recorded", "@", 0, 1, List.of());
    }

    @Override
    public void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void status(int value) {
        status = value;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void responseHeader(String name, String value) {
        answered.put(name, value);
    }

    @Override
    public boolean committed() {
        return headSent || output.flushes > 0;
    }

    @Override
    public void flushHead() {
        headSent = true;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void stream(Object stream) {
        streaming.accept(stream);
        streamed = stream;
    }

    @Override
    public void abort(Throwable cause) {
        aborted = cause;
    }

    @Override
    public boolean clientGone() {
        return false;
    }

    private static final class Answer extends ByteArrayOutputStream {
        private int flushes;

        @Override
        public void flush() {
            flushes++;
        }
    }
}
