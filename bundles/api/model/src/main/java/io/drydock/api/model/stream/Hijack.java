package io.drydock.api.model.stream;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A request to turn the connection into a raw byte stream of an attached process (attach, exec).
 *
 * <p>A router returns it as its entity. The kernel answers {@code 101 UPGRADED} when the client
 * asked for an upgrade and {@code 200 OK} with raw bytes when it did not (or a WebSocket when it
 * asked for one), and from then on the stream pump owns the connection: it waits at the meeting
 * point {@code point} for the process's attach point, moves bytes both ways, and never calls back
 * into the router.
 *
 * @param point name of the meeting point, for instance {@code container/<id>} or {@code exec/<id>}
 * @param tag given back to the observer when the stream starts and ends: {@code container/<id>}
 * @param stdin client bytes go to the process's standard input; end of the client's stream closes
 *     it
 * @param stdout the client wants standard output
 * @param stderr the client wants standard error
 * @param terminal the process has a terminal: output is one raw stream
 * @param framed output is multiplexed by eight byte headers (never with a terminal or WebSocket)
 * @param contentType what the 101 or 200 answer declares
 * @param detachKeys key sequence that ends the stream without touching the process; empty for none
 * @param replay a cursor stream to send first ({@code logs=1}), or null
 * @param live keep on with the live stream after the replay ({@code stream=1})
 */
public record Hijack(
        String point,
        String tag,
        boolean stdin,
        boolean stdout,
        boolean stderr,
        boolean terminal,
        boolean framed,
        String contentType,
        byte[] detachKeys,
        @Nullable CursorBody replay,
        boolean live) {

    /** Content type of an unframed stream, and of every stream for clients older than 1.42. */
    public static final String RAW = "application/vnd.docker.raw-stream";

    /** Content type of a framed stream since API 1.42. */
    public static final String MULTIPLEXED = "application/vnd.docker.multiplexed-stream";

    public Hijack {
        Objects.requireNonNull(point);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(contentType);
        detachKeys = detachKeys.clone();
    }
}
