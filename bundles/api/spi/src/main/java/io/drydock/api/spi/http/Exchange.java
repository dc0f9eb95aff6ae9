package io.drydock.api.spi.http;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * One request and its response, on a virtual thread of its own from the first byte to the last.
 *
 * <p>The response is written in order: status and headers, then {@link #output()} or {@link
 * #stream}. Headers may be set until the first byte is written or {@link #flushHead()} is called;
 * later changes are ignored and {@link #committed()} says so. Not thread-safe.
 */
public interface Exchange {

    /** Upper case method. */
    String method();

    /** Raw path as sent, percent-encoded, without query. */
    String path();

    /** Raw query without the question mark, or null. */
    @Nullable String query();

    /** First value of a request header, name without regard to case, or null. */
    @Nullable String header(String name);

    /** All request headers, names as sent, values joined by a comma. */
    Map<String, String> headers();

    /** The request's body; empty if there is none. Reading blocks the virtual thread. */
    InputStream input();

    /** Who is at the other end. */
    Peer peer();

    /** A value that travels with the request: middleware writes, later stages read. */
    void attribute(String name, Object value);

    /** The value of an attribute, or null. */
    @Nullable Object attribute(String name);

    /** Sets the status of the response; 200 if never called. */
    void status(int status);

    /** The status as set so far. */
    int status();

    /** Sets a response header, replacing earlier values. */
    void responseHeader(String name, String value);

    /** True once the head has gone out. */
    boolean committed();

    /** Sends the head now; the body follows when it is written. */
    void flushHead();

    /**
     * The response's body. {@code flush} sends what was written. Writing to a client that went away
     * throws {@link ClientGoneException}.
     */
    OutputStream output();

    /**
     * Leaves HTTP: sends the head of the value's protocol switch and hands the connection to the
     * stream pump. {@code stream} is a {@code Hijack} or a {@code CursorBody}; for the latter the
     * response stays HTTP and the pump writes its body. Returns when the stream has ended; {@link
     * #status()} is then what was answered (101, 200).
     *
     * @throws RuntimeException before anything was written, when the stream cannot begin: what the
     *     first poll of a cursor source threw, for instance. The caller still owes the response.
     */
    void stream(Object stream);

    /**
     * Breaks the connection off, so that a client does not take a body that ended too early for the
     * whole. Does nothing when the response is complete.
     */
    default void abort(Throwable cause) {}

    /**
     * True when the client has closed its connection or its sending half. From the first call on it
     * is looked at every second, at no cost for who never asks. Any thread may ask, until the
     * response is complete.
     */
    boolean clientGone();
}
