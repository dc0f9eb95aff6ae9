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
     *     <p>Cheap: the application is introspected on first use or in the background; see {@link
     *     Router#prepare}.
     * @throws RuntimeException when it is no JAX-RS application at all
     */
    Router build(String name, Object application);

    /** One router generation at work. */
    interface Router extends AutoCloseable {

        /** Answers; never throws. {@link Routes#PATH} and {@link Routes#VERSION} are set. */
        void handle(Exchange exchange);

        /**
         * Builds now what is built on first use otherwise. The core calls it before it publishes a
         * swapped or added router, so that a faulty one never serves.
         *
         * @throws RuntimeException when the router is faulty
         */
        default void prepare() {}

        /** Frees the application; no request is inside any more. */
        @Override
        void close();
    }
}
