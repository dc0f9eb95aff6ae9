package io.drydock.kernel.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Notices clients that vanished while nothing flows.
 *
 * <p>The end of a client's stream does not tell a half-close, after which it still reads, from a
 * dead client. The kernel knows: a hang-up (EPOLLHUP) means both directions are gone. The JDK
 * reports it on any interest, and OP_CONNECT is the one interest that an established connection
 * never satisfies otherwise; hence the odd registration. Since the socket is always writable the
 * selector must only be asked, never waited for.
 */
final class HangupWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HangupWatch.class);

    private final Selector selector;
    private final Duration period;
    private volatile boolean closed;

    HangupWatch(Duration period) {
        this.period = period;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("drydock-hangups").start(this::run);
    }

    /** Runs {@code onHangup} once the other side has gone; null when there is nothing to watch. */
    @Nullable SelectionKey watch(@Nullable SocketChannel channel, Runnable onHangup) {
        return channel == null ? null : watch(channel, false, onHangup);
    }

    /**
     * The same.
     *
     * @param silent the other side has nothing more to send: its end is enough, or any byte
     */
    @Nullable SelectionKey watch(SocketChannel channel, boolean silent, Runnable onHangup) {
        int interest = silent ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
        try {
            return channel.register(selector, interest, onHangup);
        } catch (ClosedChannelException e) {
            onHangup.run();
            return null;
        } catch (CancelledKeyException e) {
            // The watch of the connection's last request has not been cleared away yet.
            return null;
        }
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(period);
                selector.selectNow(this::gone);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.debug("watching for hang-ups", e);
            }
        }
    }

    private void gone(SelectionKey key) {
        try {
            Runnable onHangup = (Runnable) key.attachment();
            key.cancel();
            Thread.ofVirtual().start(onHangup);
        } catch (CancelledKeyException e) {
            LOG.trace("stream ended meanwhile", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing the selector", e);
        }
    }
}
