package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the monitor's log format, {@code time stream P|F text}, from a mark on. The monitor cuts
 * output wherever its reads end; pieces are joined into lines again. One thread at a time, except
 * for {@link #behind}. There is a reader for every running container, and most of them are silent:
 * only while there is something to read does it hold a buffer.
 */
final class SpoolReader implements AutoCloseable {

    private static final int BLOCK = 256 << 10;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Path file;
    private final LineJoiner stdout;
    private final LineJoiner stderr;
    private final SpoolClock clock = new SpoolClock();
    private @Nullable FileChannel channel;
    private ByteBuffer buffer = NONE;
    private volatile long read;

    SpoolReader(Path file, String containerId, Mark from) {
        this.file = file;
        stdout = new LineJoiner(containerId, Stream.STDOUT);
        stderr = new LineJoiner(containerId, Stream.STDERR);
        read = from.offset();
        for (Piece piece : from.pieces()) {
            (piece.stream().equals("STDOUT") ? stdout : stderr).resume(piece);
        }
    }

    /** Bytes written so far. */
    long size() {
        return Places.size(file);
    }

    /** Bytes read so far; an incomplete last record is among them. */
    long position() {
        return read;
    }

    /** There is more than was read. */
    boolean behind() {
        return read < size();
    }

    /** Where what was returned ends. */
    Mark mark() {
        List<Piece> pieces = new ArrayList<>(stdout.piece());
        pieces.addAll(stderr.piece());
        return new Mark(read - buffer.remaining(), pieces);
    }

    /** The next entries, some hundred KiB at most; empty when there is none for now. */
    List<LogEntry> next() {
        List<LogEntry> entries = new ArrayList<>();
        while (entries.isEmpty() && fill()) {
            parse(entries);
        }
        return entries;
    }

    /** What was written without a final newline. */
    List<LogEntry> rest() {
        List<LogEntry> entries = new ArrayList<>();
        stdout.rest(entries);
        stderr.rest(entries);
        return entries;
    }

    private void parse(List<LogEntry> entries) {
        byte[] bytes = buffer.array();
        int start = buffer.position();
        int limit = buffer.limit();
        for (int at = start; at < limit; at++) {
            if (bytes[at] == '\n') {
                record(bytes, start, at, entries);
                start = at + 1;
            }
        }
        buffer.position(start);
    }

    private void record(byte[] bytes, int start, int end, List<LogEntry> entries) {
        int time = space(bytes, start, end);
        int stream = space(bytes, time + 1, end);
        int tag = space(bytes, stream + 1, end);
        if (tag >= end) {
            return; // no record of a monitor, but what a power failure left of one
        }
        LineJoiner joiner = bytes[time + 4] == 'o' ? stdout : stderr;
        boolean full = bytes[stream + 1] == 'F';
        joiner.add(clock.time(bytes, start, time), full, bytes, tag + 1, end, entries);
    }

    private static int space(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    /** Reads more behind what is left of the last block; false at the end of the file. */
    private boolean fill() {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.READ);
                open.position(read);
                channel = open;
            }
            long unread = open.size() - read;
            if (unread <= 0) {
                buffer = buffer.hasRemaining() ? buffer : NONE;
                return false;
            }
            makeRoom((int) Math.min(BLOCK, unread));
            int count = open.read(buffer);
            buffer.flip();
            read += Math.max(0, count);
            return count > 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is left stays in front, and as many bytes go behind it. */
    private void makeRoom(int bytes) {
        int wanted = buffer.remaining() + bytes;
        if (wanted <= buffer.capacity()) {
            buffer.compact();
        } else {
            buffer = ByteBuffer.allocate(wanted).put(buffer);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
