package io.drydock.kernel.rest;

import io.drydock.api.spi.http.Exchange;

import jakarta.ws.rs.core.StreamingOutput;

import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** Jersey's answer into the exchange. */
final class ExchangeWriter implements ContainerResponseWriter {

    private final Exchange exchange;
    private @Nullable Throwable failure;
    private @Nullable Body body;

    ExchangeWriter(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        exchange.status(response.getStatus());
        response.getStringHeaders()
                .forEach((name, values) -> exchange.responseHeader(name, String.join(",", values)));
        Body opened = new Body(exchange.output(), response.getEntity() instanceof StreamingOutput);
        body = opened;
        return opened;
    }

    @Override
    public boolean suspend(long time, TimeUnit unit, @Nullable TimeoutHandler handler) {
        throw new UnsupportedOperationException("routers answer on the thread that calls them");
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {
        throw new UnsupportedOperationException("routers answer on the thread that calls them");
    }

    @Override
    public void commit() {
        // The exchange is completed when the chain returns.
    }

    @Override
    public void failure(Throwable error) {
        failure = error;
    }

    /** What went wrong outside of the resource, while the response was written for instance. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** Whether a part of the body is on its way, perhaps still in the exchange's buffer. */
    boolean begun() {
        return body != null && body.begun;
    }

    /** The exchange buffers; a small answer shall go out in one piece with its length. */
    @Override
    public boolean enableResponseBuffering() {
        return false;
    }

    /** Live bodies are sent as they are written, all others when the buffer is full. */
    private static final class Body extends FilterOutputStream {
        private final boolean live;
        private boolean begun;

        Body(OutputStream out, boolean live) {
            super(out);
            this.live = live;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begun = true;
            out.write(bytes, offset, length);
            if (live) {
                out.flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (live) {
                out.flush();
            }
        }

        @Override
        public void close() {
            // The body ends with the exchange.
        }
    }
}
