package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;

import java.io.IOException;
import java.time.Duration;

/**
 * A cursor stream on a connection of its own. HTTP/1 would not look at the connection before the
 * response is complete; a reader of ours sees a client that goes away while nothing flows.
 */
final class CursorConnection {

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final RawLink link;
    private final boolean chunked;
    private volatile boolean ended;

    CursorConnection(RawLink link, boolean chunked) {
        this.link = link;
        this.chunked = chunked;
    }

    /** Copies to the end; the connection is closed afterwards. */
    void run(CursorPump cursors, CursorBody body, CursorPage first, OpenStreams open) {
        Runnable ender = () -> ended = true;
        open.add(ender);
        Thread watcher = Thread.ofVirtual().name("client of " + body.source()).start(this::watch);
        try {
            ChunkedBody chunks = new ChunkedBody(link);
            PageWriter writer = chunked ? chunks : page -> link.write(page);
            cursors.copy(body, first, writer, () -> ended);
            if (chunked) {
                chunks.end();
            }
            link.endOutput();
            watcher.join(LINGER);
        } catch (IOException e) {
            // The client is gone; there is nobody to tell.
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(ender);
            link.close();
        }
    }

    private void watch() {
        byte[] ignored = new byte[1024];
        try {
            while (link.read(ignored) >= 0) {
                // A client has nothing to say here; its end is what we wait for.
            }
        } catch (IOException e) {
            // Gone, by a reset.
        }
        ended = true;
    }
}
