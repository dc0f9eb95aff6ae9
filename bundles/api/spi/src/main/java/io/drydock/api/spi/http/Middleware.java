package io.drydock.api.spi.http;

import java.util.List;

/**
 * A link of the request chain, in the order access log, version, experimental, authorization.
 *
 * <p>A middleware is a Declarative Services component with {@code drydock.middleware.name}; the
 * chain is an immutable table, and a request keeps the chain it began with for both of its
 * directions. Call {@link Next#proceed} exactly once to go on, or answer the exchange and do not
 * call it.
 */
public interface Middleware {

    /** The fixed order of the known links; others come after, by service ranking. */
    List<String> ORDER = List.of("accesslog", "version", "experimental", "authz");

    /** Handles the exchange on its way in and, after {@code next.proceed}, on its way out. */
    void handle(Exchange exchange, Next next);

    /** The rest of the chain. */
    interface Next {

        /** Goes on; returns when the response is complete. */
        void proceed(Exchange exchange);
    }
}
