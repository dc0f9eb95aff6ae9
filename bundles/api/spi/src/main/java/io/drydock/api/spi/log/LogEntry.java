package io.drydock.api.spi.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One line, or a part of one.
 *
 * @param stream where it came from
 * @param time when the monitor read it, nanoseconds; all parts of a line have the first one's
 * @param line the bytes, with the newline unless {@code partial}
 * @param partial the line goes on in the next entry of the same stream (lines are cut at 16 KiB)
 * @param part which part of a line that was cut, null for a whole line, and where a driver that
 *     reads back does not know
 * @param attributes kept with the entry, when it was read back; empty on the way to a driver, which
 *     takes those of its target
 */
public record LogEntry(
        Stream stream,
        Instant time,
        byte[] line,
        boolean partial,
        @Nullable Part part,
        Map<String, String> attributes) {

    public LogEntry {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(time);
        Objects.requireNonNull(line);
        Objects.requireNonNull(attributes);
    }

    /** An entry of which nothing more is known. */
    public LogEntry(Stream stream, Instant time, byte[] line, boolean partial) {
        this(stream, time, line, partial, null, Map.of());
    }

    /**
     * A part of a line that was cut.
     *
     * @param id the same for all parts of the line, 64 hex digits
     * @param ordinal counted from 1
     * @param last ends the line
     */
    public record Part(String id, int ordinal, boolean last) {}

    /** Standard output or standard error. */
    public enum Stream {
        /** Standard output, or all output of a terminal. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
