package io.drydock.service.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * An archive's plain bytes in an unnamed file, because docker writes the list of contents last. The
 * file has lost its name before the first byte, so nothing is left behind in any case.
 */
final class Spool implements AutoCloseable {

    private static final int PIECE = 512 << 10;
    private static final int THROUGH = 32 << 10;

    private final FileChannel channel;

    private Spool(FileChannel channel) {
        this.channel = channel;
    }

    static Spool of(Path directory, InputStream archive) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("load-" + UUID.randomUUID());
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            Files.delete(file);
            copy(Decompression.plain(archive), channel);
            return new Spool(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void copy(InputStream from, FileChannel to) throws IOException {
        try (Arena memory = Arena.ofShared()) {
            ByteBuffer piece = memory.allocate(PIECE).asByteBuffer();
            byte[] through = new byte[THROUGH];
            for (int count = 0; count >= 0; ) {
                count = DirectSource.read(from, piece, through);
                if (count < 0 || !piece.hasRemaining()) {
                    for (piece.flip(); piece.hasRemaining(); ) {
                        to.write(piece);
                    }
                    piece.clear();
                }
            }
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    /** A stretch of the file; many may be read at once. */
    InputStream open(long offset, long length) {
        return new Stretch(channel, offset, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class Stretch extends FilterInputStream implements DirectSource {
        private final FileChannel channel;
        private final long end;
        private long at;

        Stretch(FileChannel channel, long offset, long length) {
            super(InputStream.nullInputStream());
            this.channel = channel;
            this.at = offset;
            this.end = offset + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read(ByteBuffer.wrap(into, offset, length));
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (at >= end) {
                return -1;
            }
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + (end - at)));
            int count = channel.read(into, at);
            into.limit(limit);
            at += Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long wanted) {
            long count = Math.min(wanted, end - at);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - at);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
