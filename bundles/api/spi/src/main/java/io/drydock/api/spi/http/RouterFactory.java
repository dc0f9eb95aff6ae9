package io.drydock.api.spi.http;

/**
 * Turns a router component into something that answers exchanges: implemented by the kernel's REST
 * bundle, used by its core. The core tracks router services and knows families and generations; the
 * REST bundle knows JAX-RS.
 */
public interface RouterFactory {

    /**
     * Builds the application of one router generation.
     *
     * @param application the component's {@code jakarta.ws.rs.core.Application}; typed as an object
     *     so that the core needs no JAX-RS
     * @throws RuntimeException when the router is faulty; the core lists it as FAILED with the text
     */
    Router build(String name, Object application);

    /** One router generation at work. */
    interface Router extends AutoCloseable {

        /** Answers; never throws. {@link Routes#PATH} and {@link Routes#VERSION} are set. */
        void handle(Exchange exchange);

        /** Frees the application; no request is inside any more. */
        @Override
        void close();
    }
}
