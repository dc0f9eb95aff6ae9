package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exchange over Jetty. What is asked after a stream has taken the connection is kept here, since
 * Jetty uses its request objects again.
 */
final class JettyExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(JettyExchange.class);
    private static final int DRAINED = 8 << 20;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Streams streams;
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final HttpFields headers;
    private final HttpVersion version;
    private final BodyOutput output;
    private final Map<String, String> responseHeaders =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private @Nullable InputStream input;
    private @Nullable Peer peer;
    private int status = 200;
    private boolean done;
    private final Departure departure;

    JettyExchange(Request request, Response response, Callback callback, Streams streams) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.streams = streams;
        method = request.getMethod();
        path = request.getHttpURI().getPath();
        query = request.getHttpURI().getQuery();
        headers = request.getHeaders();
        version = request.getConnectionMetaData().getHttpVersion();
        output = new BodyOutput(response, this::head);
        departure = new Departure(streams.hangups());
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
        Map<String, String> all = new LinkedHashMap<>();
        headers.forEach(
                field -> all.merge(field.getName(), field.getValue(), (a, b) -> a + "," + b));
        return all;
    }

    @Override
    public InputStream input() {
        InputStream body = input;
        if (body == null) {
            body = new BodyInput(Content.Source.asInputStream(request));
            input = body;
        }
        return body;
    }

    @Override
    public Peer peer() {
        Peer known = peer;
        if (known == null) {
            known = PeerOf.request(request);
            peer = known;
        }
        return known;
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
        if (!committed()) {
            status = value;
        }
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void responseHeader(String name, String value) {
        if (!committed()) {
            responseHeaders.put(name, value);
        }
    }

    @Override
    public boolean committed() {
        return done || output.committed();
    }

    @Override
    public void flushHead() {
        output.flush();
    }

    @Override
    public OutputStream output() {
        return output;
    }

    private void head() {
        response.setStatus(status);
        responseHeaders.forEach(response.getHeaders()::put);
    }

    @Override
    public void stream(Object stream) {
        if (committed()) {
            throw new IllegalStateException("the response has begun");
        }
        switch (stream) {
            case Hijack hijack -> streams.hijack(this, hijack);
            case CursorBody body -> streams.cursor(this, body);
            default -> throw new IllegalArgumentException("not a stream: " + stream.getClass());
        }
    }

    @Override
    public boolean clientGone() {
        return departure.seen(request);
    }

    /** Ends the response, unless a stream took the connection. */
    void finish() {
        if (done) {
            return;
        }
        try {
            if (status >= 400 && !committed()) {
                drain();
            }
            departure.end();
            output.finish();
            done = true;
            Idle.restore(request);
            callback.succeeded();
        } catch (ClientGoneException e) {
            abort(e);
        }
    }

    /**
     * A client that is still sending reads no answer: what it has under way is taken first, up to a
     * limit, so that it sees why it is refused instead of a broken pipe.
     */
    private void drain() {
        if (headers.contains("Expect")) {
            return;
        }
        try {
            byte[] rest = new byte[DRAINED / 512];
            for (int left = DRAINED, count = 0; left > 0 && count >= 0; left -= count) {
                count = input().read(rest);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the rest of a refused request", e);
        }
    }

    /** Breaks the connection off: the client must not take what it got for a whole answer. */
    @Override
    public void abort(Throwable cause) {
        if (!done) {
            done = true;
            departure.end();
            departure.happened();
            callback.failed(cause);
        }
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    HttpVersion version() {
        return version;
    }

    Map<String, String> responseHeaders() {
        return responseHeaders;
    }

    /** A stream has the connection now. */
    void taken(int answered) {
        status = answered;
        departure.end();
        done = true;
    }
}
