package io.drydock.middleware.version;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that goes nowhere, and what was answered. */
final class FakeExchange implements Exchange {

    final Map<String, Object> attributes = new HashMap<>();
    final Map<String, String> answered = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String path;
    private final String query;
    private int status = 200;

    FakeExchange(String path, String query) {
        this.path = path;
        this.query = query;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String method() {
        return "GET";
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
        return null;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public Peer peer() {
        return new Peer("unix:///fake", "@", 0, 1, List.of());
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
        answered.put(name, value);
    }

    @Override
    public boolean committed() {
        return body.size() > 0;
    }

    @Override
    public void flushHead() {}

    @Override
    public OutputStream output() {
        return body;
    }

    @Override
    public void stream(Object stream) {}

    @Override
    public boolean clientGone() {
        return false;
    }
}
