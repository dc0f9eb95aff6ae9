package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A connected socket. One reader and one writer at a time, each on a thread of its own; close may
 * come from any thread and wakes waiting ones with EBADF.
 */
@ProviderType
public interface SeqPacketConnection extends AutoCloseable {

    /**
     * Receives one packet. What does not fit into the buffer is lost: conmon's packets are at most
     * 8193 bytes.
     *
     * @return its length, or -1 when the other side has closed or reset the connection
     * @throws LinuxException ETIMEDOUT when none came in time
     */
    int read(ByteBuffer into, Duration limit);

    /**
     * Sends the buffer's remaining bytes as one packet.
     *
     * @throws LinuxException EPIPE when the other side is gone, ETIMEDOUT when no room came in time
     */
    void write(ByteBuffer packet, Duration limit);

    /** Tells the other side that nothing more will be sent; reading goes on. */
    void shutdownWrite();

    /** Closes the socket. */
    @Override
    void close();
}
