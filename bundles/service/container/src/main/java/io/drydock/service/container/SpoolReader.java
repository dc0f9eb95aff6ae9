package io.drydock.service.container;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogTail;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the monitor's log format, {@code time stream P|F text}, from where it stopped last. The
 * monitor cuts output wherever its reads end; pieces are joined into lines again, of 16 KiB at
 * most.
 */
final class SpoolReader implements AutoCloseable {

    private static final int BLOCK = 256 << 10;

    private final Path file;
    private final Map<Stream, LineJoiner> joiners = new EnumMap<>(Stream.class);
    private final List<LogEntry> returned = new ArrayList<>();
    private @Nullable FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(BLOCK).flip();
    private @Nullable LogTail tail;
    private final SpoolClock clock = new SpoolClock();
    private int sameTime;
    private volatile long read;
    private long taken;

    SpoolReader(Path file) {
        this.file = file;
        for (Stream stream : Stream.values()) {
            joiners.put(stream, new LineJoiner(stream));
        }
    }

    /** Leaves out what the driver has: everything up to and including this tail. */
    void skipTo(LogTail end) {
        tail = end;
        sameTime = 0;
    }

    /** Bytes written so far. */
    long size() {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes whose lines were returned and taken; an incomplete last line counts as not taken. */
    long position() {
        return returned.isEmpty() ? taken : -1;
    }

    /** There is more than was read. */
    boolean behind() {
        return read < size();
    }

    /** The next lines, some hundred KiB at most; empty when there is none for now. */
    List<LogEntry> next() {
        List<LogEntry> entries = new ArrayList<>(returned);
        returned.clear();
        while (entries.isEmpty() && fill()) {
            SpoolLine line;
            while ((line = SpoolLine.parse(buffer, clock)) != null) {
                collect(line, entries);
            }
            taken = read - buffer.remaining();
        }
        return entries;
    }

    /** What was written without a final newline. */
    List<LogEntry> rest() {
        List<LogEntry> entries = new ArrayList<>();
        joiners.values().forEach(joiner -> joiner.rest(entry -> keep(entry, entries)));
        return entries;
    }

    /** Takes back what the driver refused. */
    void back(List<LogEntry> entries) {
        returned.addAll(0, entries);
    }

    private void collect(SpoolLine line, List<LogEntry> entries) {
        LineJoiner joiner = joiners.get(line.stream());
        if (joiner != null) {
            joiner.add(line, entry -> keep(entry, entries));
        }
    }

    private void keep(LogEntry entry, List<LogEntry> entries) {
        LogTail end = tail;
        if (end != null) {
            int order = entry.time().compareTo(end.time());
            if (order < 0 || (order == 0 && ++sameTime <= end.entries())) {
                return;
            }
            if (order > 0) {
                tail = null;
            }
        }
        entries.add(entry);
    }

    /** Reads more behind what is left of the last block; false at the end of the file. */
    private boolean fill() {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.READ);
                channel = open;
            }
            if (buffer.remaining() == buffer.capacity()) {
                buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer);
            } else {
                buffer.compact();
            }
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
