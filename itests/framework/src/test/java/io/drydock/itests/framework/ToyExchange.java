package io.drydock.itests.framework;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A request for a path, and what was answered. */
final class ToyExchange implements Exchange {

    private final String path;
    private final Consumer<Object> streaming;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    ToyExchange(String path) {
        this(path, value -> {});
    }

    ToyExchange(String path, Consumer<Object> streaming) {
        this.path = path;
        this.streaming = streaming;
    }

    String answered(String header) {
        return answered.get(header);
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
        return null;
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
        return new Peer("unix:///toy", "@", 0, 1, List.of());
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
    public void stream(Object stream) {
        streaming.accept(stream);
    }

    @Override
    public boolean clientGone() {
        return false;
    }
}
