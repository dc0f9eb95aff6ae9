package io.drydock.kernel.http;

import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes a connection from Jetty's HTTP/1 machinery, with an answer's head of our own. */
final class Takeover {

    private Takeover() {}

    /**
     * Sends {@code head} as it is and returns the connection. Completes the exchange for Jetty: the
     * request and response must not be touched afterwards.
     */
    static RawLink take(Request request, Response response, Callback callback, byte[] head)
            throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        endPoint.setIdleTimeout(0);
        RawLink link = new RawLink(endPoint, request.getComponents().getExecutor());
        request.addHttpStreamWrapper(stream -> new RawHead(stream, endPoint, head));
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, link);
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(true, null, sent);
            sent.block();
        }
        callback.succeeded();
        // Jetty puts the change off while its own thread is still inside the handler.
        link.awaitOpen();
        return link;
    }

    /** Writes our head where Jetty would generate its own. */
    private static final class RawHead extends HttpStream.Wrapper {
        private final EndPoint endPoint;
        private final byte[] head;

        RawHead(HttpStream stream, EndPoint endPoint, byte[] head) {
            super(stream);
            this.endPoint = endPoint;
            this.head = head;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            if (response == null) {
                callback.succeeded();
            } else {
                endPoint.write(callback, ByteBuffer.wrap(head));
            }
        }
    }
}
