package io.drydock.kernel.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A client's connection after it has left HTTP: bytes both ways, each direction with an end of its
 * own. One reader and one writer at a time, on virtual threads; close from any thread wakes both.
 */
interface ClientLink {

    /** Waits for bytes. Returns how many were read, -1 at the end of the client's stream. */
    int read(byte[] into) throws IOException;

    /** Writes all bytes of all parts, in order; waits while the client does not read. */
    void write(ByteBuffer... parts) throws IOException;

    /** Tells the client that nothing more comes; its own bytes are still read. */
    void endOutput();

    /** Drops the connection. */
    void close();

    /**
     * Whether the end of the client's stream may leave it listening. A WebSocket closes as a whole.
     */
    boolean halfCloses();

    /** What the kernel can be asked about hang-ups, or null when there is none. */
    java.nio.channels.@Nullable SocketChannel channel();
}
