package io.drydock.middleware.accesslog;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.http.MiddlewareModule;

import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/**
 * One line a request: at debug level, and above it for an answer of 500 or more.
 *
 * <p>A long stream is logged when it begins: by then the chain has done its work.
 */
@Component
@MiddlewareModule(name = "accesslog")
public final class AccessLogMiddleware implements Middleware {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogMiddleware.class);

    @Override
    public void handle(Exchange exchange, Next next) {
        long begin = System.nanoTime();
        try {
            next.proceed(exchange);
        } finally {
            log(exchange, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    private static void log(Exchange exchange, long millis) {
        int status = exchange.status();
        boolean failed = status >= 500;
        if (!failed && !LOG.isDebugEnabled()) {
            return;
        }
        String line =
                "%s %s -> %d in %d ms"
                        .formatted(
                                LogText.of(exchange.method()),
                                LogText.target(exchange),
                                status,
                                millis);
        if (failed) {
            LOG.warn(line);
        } else {
            LOG.debug(line);
        }
    }
}
