package io.drydock.api.spi.stream;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a process's standard streams can be reached, as a value that outlives every bundle.
 *
 * <p>The monitor listens on a SOCK_SEQPACKET socket; each connection gets all output from then on,
 * one record a packet: first byte {@link #STDOUT} or {@link #STDERR}, then payload. Bytes written
 * to it are standard input; shutting down the writing side closes the process's standard input.
 *
 * @param socket the SEQPACKET socket
 * @param release a pipe or fifo to write one byte to when connected, null when there is none
 */
public record AttachPoint(Path socket, @Nullable Path release) {

    /** First byte of a packet of standard output. */
    public static final int STDOUT = 2;

    /** First byte of a packet of standard error. */
    public static final int STDERR = 3;

    public AttachPoint {
        Objects.requireNonNull(socket);
    }
}
