package io.drydock.api.spi;

/**
 * One operation's hold on one generation of a driver.
 *
 * <p>A lease is taken by name, used within one operation and closed; the generation behind it is
 * not retired before the last lease on it is closed. Never keep one in a field.
 */
public interface Lease<D> extends AutoCloseable {

    /** The driver of the generation this lease holds. Valid until {@link #close()}. */
    D driver();

    /** The generation number, 1 for the first revision ever published under this name. */
    long generation();

    /** Gives the generation back. Idempotent, never blocks. */
    @Override
    void close();
}
