package io.drydock.kernel.rest;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;
import io.drydock.api.spi.http.Routes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exchange in memory. */
final class FakeExchange implements Exchange {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    final Map<String, String> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private byte[] body = new byte[0];
    int status = 200;
    Object streamed;
    Throwable aborted;
    RuntimeException refusal;
    int flushes;
    boolean committed;

    private final ByteArrayOutputStream output =
            new ByteArrayOutputStream() {
                @Override
                public void flush() {
                    flushes++;
                    committed = true;
                }
            };

    FakeExchange(String method, String target) {
        this.method = method;
        int mark = target.indexOf('?');
        path = mark < 0 ? target : target.substring(0, mark);
        query = mark < 0 ? null : target.substring(mark + 1);
        attributes.put(Routes.PATH, path);
        attributes.put(Routes.VERSION, "1.41");
    }

    FakeExchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    FakeExchange body(String contentType, String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return contentType == null ? this : with("Content-Type", contentType);
    }

    String text() {
        return output.toString(StandardCharsets.UTF_8);
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
    public String query() {
        return query;
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public InputStream input() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public Peer peer() {
        return new Peer("unix:///x", "@", -1, -1, List.of());
    }

    @Override
    public void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public Object attribute(String name) {
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
        responseHeaders.put(name, value);
    }

    @Override
    public boolean committed() {
        return committed;
    }

    @Override
    public void flushHead() {
        committed = true;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void stream(Object stream) {
        if (refusal != null) {
            throw refusal;
        }
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
}
