package io.drydock.kernel.core;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Peer;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The exchange as the chain and a router see it. A long stream is only noted here: it begins once
 * they have returned and their leases are closed, so that it pins no bundle.
 */
final class LeasedExchange implements Exchange {

    private final Exchange exchange;
    private @Nullable Object stream;

    LeasedExchange(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The value to stream now, or null. */
    @Nullable Object noted() {
        return stream;
    }

    @Override
    public void stream(Object value) {
        stream = value;
    }

    @Override
    public boolean committed() {
        return stream != null || exchange.committed();
    }

    @Override
    public OutputStream output() {
        return stream != null ? OutputStream.nullOutputStream() : exchange.output();
    }

    @Override
    public void flushHead() {
        if (stream == null) {
            exchange.flushHead();
        }
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public @Nullable String query() {
        return exchange.query();
    }

    @Override
    public @Nullable String header(String name) {
        return exchange.header(name);
    }

    @Override
    public Map<String, String> headers() {
        return exchange.headers();
    }

    @Override
    public InputStream input() {
        return exchange.input();
    }

    @Override
    public Peer peer() {
        return exchange.peer();
    }

    @Override
    public void attribute(String name, Object value) {
        exchange.attribute(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return exchange.attribute(name);
    }

    @Override
    public void status(int status) {
        exchange.status(status);
    }

    @Override
    public int status() {
        return exchange.status();
    }

    @Override
    public void responseHeader(String name, String value) {
        exchange.responseHeader(name, value);
    }

    @Override
    public void abort(Throwable cause) {
        exchange.abort(cause);
    }

    @Override
    public boolean clientGone() {
        return exchange.clientGone();
    }
}
