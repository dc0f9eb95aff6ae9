package io.drydock.service.container;

import io.drydock.api.spi.log.LogEntry.Stream;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One record of a spool.
 *
 * @param stream where it came from
 * @param time when the monitor read it
 * @param full the record ends a line
 * @param text without the newline
 */
record SpoolLine(Stream stream, Instant time, boolean full, byte[] text) {

    /** Takes one complete record from the buffer, or leaves the buffer alone and returns null. */
    static @Nullable SpoolLine parse(ByteBuffer buffer, SpoolClock clock) {
        byte[] bytes = buffer.array();
        int start = buffer.arrayOffset() + buffer.position();
        int limit = buffer.arrayOffset() + buffer.limit();
        int end = start;
        while (end < limit && bytes[end] != '\n') {
            end++;
        }
        if (end == limit) {
            return null;
        }
        int time = space(bytes, start, end);
        int stream = space(bytes, time + 1, end);
        int tag = space(bytes, stream + 1, end);
        buffer.position(buffer.position() + end + 1 - start);
        byte[] text = new byte[Math.max(0, end - tag - 1)];
        System.arraycopy(bytes, Math.min(tag + 1, end), text, 0, text.length);
        return new SpoolLine(
                bytes[time + 4] == 'o' ? Stream.STDOUT : Stream.STDERR,
                clock.time(bytes, start, time),
                bytes[stream + 1] == 'F',
                text);
    }

    private static int space(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }
}
