package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Whether a request's client has left before the answer; looked at from the first question on. */
final class Departure {

    private final HangupWatch hangups;
    private @Nullable SelectionKey watched;
    private boolean over;
    private volatile boolean gone;

    Departure(HangupWatch hangups) {
        this.hangups = hangups;
    }

    /** As far as is known by now. */
    boolean seen(Request request) {
        if (!gone) {
            look(request);
        }
        return gone;
    }

    private synchronized void look(Request request) {
        if (over) {
            return;
        }
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!endPoint.isOpen()) {
            gone = true;
        } else if (watched == null && endPoint.getTransport() instanceof SocketChannel channel) {
            watched = hangups.watch(channel, whole(request), () -> gone = true);
        }
    }

    /**
     * What comes behind a request without a body, while it is answered, can only be the end: no
     * client of the API sends a second request before the first is answered.
     */
    private static boolean whole(Request request) {
        return request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                && request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) <= 0;
    }

    /** The answer is complete, or somebody else has the connection: what comes now is theirs. */
    synchronized void end() {
        over = true;
        if (watched != null) {
            watched.cancel();
        }
    }

    /** The connection was broken off here. */
    void happened() {
        gone = true;
    }
}
