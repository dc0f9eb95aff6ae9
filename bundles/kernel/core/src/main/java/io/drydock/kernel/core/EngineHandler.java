package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.http.Routes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** A request's way: the chain, the route table, the router's generation, then its stream if any. */
final class EngineHandler implements RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EngineHandler.class);

    private final Generations generations;
    private final Routers routers;
    private final BootGate boot;

    EngineHandler(Generations generations, Routers routers, BootGate boot) {
        this.generations = generations;
        this.routers = routers;
        this.boot = boot;
    }

    @Override
    public void handle(Exchange exchange) {
        LeasedExchange leased = new LeasedExchange(exchange);
        guarded(leased, this::throughChain);
        Object stream = leased.noted();
        if (stream != null) {
            guarded(exchange, open -> open.stream(stream));
        }
    }

    private static void guarded(Exchange exchange, Consumer<Exchange> work) {
        try {
            work.accept(exchange);
        } catch (ClientGoneException e) {
            LOG.debug("client gone: {} {}", exchange.method(), exchange.path().length());
        } catch (EngineException e) {
            answer(exchange, () -> ErrorAnswer.write(exchange, e));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("request failed", e);
            answer(exchange, () -> ErrorAnswer.write(exchange, 500, "internal error"));
        }
    }

    private static void answer(Exchange exchange, Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            LOG.debug("no answer could be written", e);
        }
    }

    private void throughChain(Exchange exchange) {
        boot.await(generations, boot::chained);
        try (Chain chain = Chain.lease(generations)) {
            chain.run(exchange, this::route);
        }
    }

    private void route(Exchange exchange) {
        String path =
                exchange.attribute(Routes.PATH) instanceof String bare ? bare : exchange.path();
        boot.await(generations, table -> table.routes().find(path) != null);
        while (true) {
            Generation router = generations.table().routes().find(path);
            if (router == null) {
                ErrorAnswer.pageNotFound(exchange);
                return;
            }
            if (router.acquire()) {
                serve(router, exchange);
                return;
            }
        }
    }

    private void serve(Generation router, Exchange exchange) {
        try {
            routers.of(router).handle(exchange);
            if (exchange.status() == 500) {
                router.failed();
            }
        } catch (RuntimeException | Error e) {
            router.failed();
            throw e;
        } finally {
            router.release();
        }
    }
}
