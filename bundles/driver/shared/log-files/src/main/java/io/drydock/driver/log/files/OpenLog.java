package io.drydock.driver.log.files;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A log being written. One thread at a time, as the contract says. */
final class OpenLog implements AutoCloseable {

    private final LogFiles files;
    private final Options options;
    private final Framing.Encoder encoder;
    private final Bytes pending = new Bytes();
    private FileChannel channel;
    private long size;

    OpenLog(LogTarget target, Framing framing) throws IOException {
        files = LogFiles.of(target, framing);
        options = Options.of(target.options(), framing);
        encoder = framing.encoder(target);
        Files.createDirectories(files.folder());
        channel = open();
        size = cut();
    }

    /** Writes all entries or, when it fails, none of the last batch that was not flushed. */
    void append(List<LogEntry> entries) throws IOException {
        for (LogEntry entry : entries) {
            if (options.maxSize() > 0 && size + pending.length() >= options.maxSize()) {
                flush();
                rotate();
            }
            encoder.encode(entry, pending);
        }
        flush();
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pending.array(), 0, pending.length());
        long end = size + bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end - bytes.remaining());
            }
            size = end;
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        } finally {
            pending.clear();
        }
    }

    /** What was rotated since the last time is not on the disk either. */
    void sync() throws IOException {
        for (LogSegment segment : files.segments()) {
            try (FileChannel file = FileChannel.open(segment.file())) {
                file.force(true);
            }
        }
    }

    private void rotate() throws IOException {
        channel.close();
        files.rotate(options);
        channel = open();
        size = 0;
    }

    private FileChannel open() throws IOException {
        boolean fresh = !Files.exists(files.current());
        FileChannel opened =
                FileChannel.open(
                        files.current(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (fresh) {
            Files.setPosixFilePermissions(
                    files.current(), PosixFilePermissions.fromString("rw-r-----"));
        }
        return opened;
    }

    /** A crash may have left half a record at the end; its entry comes again. */
    private long cut() throws IOException {
        long whole = files.framing().backward(new Content.Plain(channel)).start();
        if (whole < channel.size()) {
            channel.truncate(whole);
        }
        return whole;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
