package io.drydock.api.spi.log;

import java.time.Instant;
import java.util.Objects;

/**
 * One line, or a part of one.
 *
 * @param stream where it came from
 * @param time when the monitor read it, nanoseconds
 * @param line the bytes, with the newline unless {@code partial}
 * @param partial the line goes on in the next entry of the same stream (lines are cut at 16 KiB)
 */
public record LogEntry(Stream stream, Instant time, byte[] line, boolean partial) {

    public LogEntry {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(time);
        Objects.requireNonNull(line);
    }

    /** Standard output or standard error. */
    public enum Stream {
        /** Standard output, or all output of a terminal. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
