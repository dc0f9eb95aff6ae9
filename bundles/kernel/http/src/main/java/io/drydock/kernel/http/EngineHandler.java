package io.drydock.kernel.http;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.RequestHandler;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Jetty's end of a request: a ping is answered here, all else goes to a virtual thread. */
final class EngineHandler extends Handler.Abstract.NonBlocking {

    private static final Logger LOG = LoggerFactory.getLogger(EngineHandler.class);

    private final Ping ping;
    private final StandardHeaders standard;
    private final RequestGate gate;
    private final Streams streams;
    private final Phaser running = new Phaser(1);

    EngineHandler(Ping ping, StandardHeaders standard, RequestGate gate, Streams streams) {
        this.ping = ping;
        this.standard = standard;
        this.gate = gate;
        this.streams = streams;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (ping.handle(request, response, callback)) {
            return true;
        }
        if ("OPTIONS".equals(request.getMethod())) {
            standard.addTo(response.getHeaders());
            response.write(true, null, callback);
            return true;
        }
        Idle.suspend(request);
        running.register();
        JettyExchange exchange = new JettyExchange(request, response, callback, streams);
        standard.set(exchange);
        Thread.ofVirtual().start(() -> run(exchange));
        return true;
    }

    private void run(JettyExchange exchange) {
        try {
            RequestHandler handler = gate.await();
            if (handler == null) {
                unavailable(exchange);
            } else {
                handler.handle(exchange);
            }
            exchange.finish();
        } catch (RuntimeException | Error e) {
            if (!exchange.clientGone() && !(e instanceof ClientGoneException)) {
                LOG.warn("{} {} failed", exchange.method(), exchange.path(), e);
            }
            exchange.abort(e);
        } finally {
            running.arriveAndDeregister();
        }
    }

    private static void unavailable(JettyExchange exchange) {
        exchange.status(503);
        exchange.responseHeader("Content-Type", "application/json");
        byte[] text = ErrorBody.of("the engine is still starting, kernel/core is not up").array();
        ((BodyOutput) exchange.output()).write(text, 0, text.length);
    }

    /** Waits for the requests that run now; false when some took longer. */
    boolean awaitIdle(Duration limit) {
        int phase = running.arrive();
        try {
            running.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
