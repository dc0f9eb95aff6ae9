package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

import java.time.Duration;

/**
 * Idle limits: a connection between two requests, or one whose head does not come, is closed after
 * a while; a request that runs is never cut off for silence. HTTP/2 has no limit per stream.
 */
final class Idle {

    /** As long as a client may take for its headers, and an idle connection stays. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private Idle() {}

    /** A request has begun. */
    static void suspend(Request request) {
        set(request, 0);
    }

    /** The response is complete; the connection is about to wait for the next request. */
    static void restore(Request request) {
        set(request, LIMIT.toMillis());
    }

    private static void set(Request request, long millis) {
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(millis);
        }
    }
}
