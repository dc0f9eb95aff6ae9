package io.drydock.api.spi.http;

/**
 * The end of the listener and the beginning of the engine: implemented once, by the kernel's core.
 * Never throws; every failure has become a response.
 */
public interface RequestHandler {

    /** Answers the exchange completely. */
    void handle(Exchange exchange);
}
