package io.drydock.api.spi.stream;

/**
 * Told by the pump what became of hijacked streams. Services register one as an ordinary service;
 * the pump looks the observers up at each occurrence and keeps none.
 */
public interface StreamObserver {

    /** The stream with this tag is connected. */
    void attached(String tag);

    /** The client ended it by its detach keys or went away; the process runs on. */
    void detached(String tag);
}
