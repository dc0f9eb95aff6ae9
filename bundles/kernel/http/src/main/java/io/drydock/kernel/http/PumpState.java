package io.drydock.kernel.http;

import io.drydock.api.spi.linux.SeqPacketConnection;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** What both directions of a stream know: the process's connection and why the stream ended. */
final class PumpState {

    /** Why a stream ended; the first reason counts. */
    enum End {
        /** The process closed its output. */
        PROCESS,
        /** The client typed its detach keys. */
        DETACHED,
        /** The client vanished. */
        CLIENT_GONE,
        /** The engine stops, or the process will never run. */
        STOPPED
    }

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CompletableFuture<@Nullable SeqPacketConnection> process =
            new CompletableFuture<>();

    /** Ends the stream and wakes both directions; true when this was the first reason. */
    boolean end(End reason) {
        boolean first = end.compareAndSet(null, reason);
        if (!process.complete(null) && reason != End.PROCESS) {
            SeqPacketConnection connection = process.join();
            if (connection != null) {
                connection.close();
            }
        }
        return first;
    }

    /** The process is connected; false when the stream has ended before. */
    boolean connected(SeqPacketConnection connection) {
        return process.complete(connection) && !ended();
    }

    /** Waits for the process; null when the stream ended without one. */
    @Nullable SeqPacketConnection awaitProcess() {
        return process.join();
    }

    boolean ended() {
        return end.get() != null;
    }

    /** Nobody is there to read any more. */
    boolean gone() {
        return end.get() == End.CLIENT_GONE;
    }

    /** The client typed its detach keys. */
    boolean detached() {
        return end.get() == End.DETACHED;
    }

    /** The process runs on without this client. */
    boolean clientLeft() {
        End reason = end.get();
        return reason == End.DETACHED || reason == End.CLIENT_GONE;
    }
}
