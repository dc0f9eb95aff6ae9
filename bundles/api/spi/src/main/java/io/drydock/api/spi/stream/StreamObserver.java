package io.drydock.api.spi.stream;

/**
 * Told by the pump what became of hijacked streams. Services register one as an ordinary service;
 * the pump looks the observers up at each occurrence and keeps none.
 */
public interface StreamObserver {

    /** A client attaches; its process may still have to be started. */
    void attached(String tag);

    /**
     * The client ended it by its detach keys; the process runs on. One that vanishes says nothing.
     */
    void detached(String tag);
}
