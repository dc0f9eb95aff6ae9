package io.drydock.itests.framework;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.RouterFactory;

import jakarta.ws.rs.core.Application;

/**
 * Stands in for the REST runtime: a router answers its version, and notices a use after its end.
 */
final class ToyRuntime implements RouterFactory {

    @Override
    public Router build(String name, Object application) {
        Application router = (Application) application;
        Object mood = router.getProperties().get("mood");
        if (mood.equals("faulty")) {
            throw new IllegalArgumentException("two resources for one path");
        }
        return new ToyApplication(
                String.valueOf(router.getProperties().get("version")), String.valueOf(mood));
    }

    private static final class ToyApplication implements Router {
        private final String version;
        private final String mood;
        private volatile boolean closed;

        ToyApplication(String version, String mood) {
            this.version = version;
            this.mood = mood;
        }

        @Override
        public void handle(Exchange exchange) {
            before(exchange);
            Thread.yield();
            before(exchange);
            exchange.status(mood.equals("failing") ? 500 : 200);
            if (mood.equals("streaming")) {
                exchange.stream("a stream of " + version);
            }
        }

        private void before(Exchange exchange) {
            if (closed) {
                throw new IllegalStateException("used after its close");
            }
            exchange.responseHeader("version", version);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
