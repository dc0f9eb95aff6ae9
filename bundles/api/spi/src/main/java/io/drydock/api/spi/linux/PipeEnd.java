package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One end of a pipe. One reader or writer at a time; close may come from any thread and wakes a
 * waiting one with EBADF.
 */
@ProviderType
public interface PipeEnd extends AutoCloseable {

    /**
     * Reads what is there, waiting for at least one byte.
     *
     * @return the number of bytes, or -1 when every writer has closed
     * @throws LinuxException ETIMEDOUT when nothing came in time
     */
    int read(ByteBuffer into, Duration limit);

    /**
     * Writes all of it, waiting for room.
     *
     * @throws LinuxException EPIPE when every reader has closed, ETIMEDOUT when no room came in
     *     time
     */
    void write(ByteBuffer from, Duration limit);

    /** Closes this end. */
    @Override
    void close();
}
