package io.drydock.kernel.rest;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.RouterFactory;

import jakarta.ws.rs.core.Application;

import org.glassfish.jersey.server.ApplicationHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.locks.ReentrantLock;

/** One router generation: its Jersey application, built on first use or before. */
final class RestRouter implements RouterFactory.Router {

    private static final Logger LOG = LoggerFactory.getLogger(RestRouter.class);

    private final String name;
    private final Application application;
    private final ReentrantLock building = new ReentrantLock();
    private volatile @Nullable ApplicationHandler jersey;
    private volatile boolean closed;

    RestRouter(String name, Application application) {
        this.name = name;
        this.application = application;
    }

    @Override
    public void prepare() {
        jersey();
    }

    /** Builds ahead of the first request; a fault is reported by whoever asks next. */
    void warm() {
        try {
            if (!closed) {
                jersey();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("router {} is faulty", name, e);
        }
    }

    private ApplicationHandler jersey() {
        ApplicationHandler built = jersey;
        if (built != null) {
            return built;
        }
        building.lock();
        try {
            built = jersey;
            if (built == null) {
                built = JerseyApplication.build(application);
                jersey = built;
            }
            return built;
        } catch (LinkageError e) {
            throw new IllegalStateException("router " + name + ": " + e, e);
        } finally {
            building.unlock();
        }
    }

    @Override
    public void handle(Exchange exchange) {
        try {
            RouterRequest request = new RouterRequest(exchange);
            jersey().handle(request.jersey());
            Object outcome = request.outcome();
            if (outcome instanceof Throwable failure) {
                ErrorResponse.write(exchange, failure, request.begun());
            } else if (outcome != null) {
                exchange.stream(outcome);
            }
        } catch (RuntimeException | LinkageError e) {
            ErrorResponse.write(exchange, e, false);
        }
    }

    @Override
    public void close() {
        closed = true;
        building.lock();
        try {
            ApplicationHandler built = jersey;
            if (built != null) {
                built.getInjectionManager().shutdown();
            }
        } catch (IllegalStateException e) {
            LOG.debug("closing router {}", name, e);
        } finally {
            building.unlock();
        }
    }
}
