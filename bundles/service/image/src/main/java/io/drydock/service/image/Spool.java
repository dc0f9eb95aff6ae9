package io.drydock.service.image;

import io.drydock.service.tar.DirectSource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * What of an archive has to be kept until all of it has come, in an unnamed file. The file has lost
 * its name before the first byte, so nothing is left behind in any case.
 */
final class Spool implements AutoCloseable {

    private static final int PIECE = 256 << 10;
    private static final int THROUGH = 32 << 10;

    private final FileChannel channel;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    private final byte[] through = new byte[THROUGH];

    private Spool(FileChannel channel) {
        this.channel = channel;
    }

    static Spool in(Path directory) throws IOException {
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
            return new Spool(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Writes all of a stream to the end; returns where it begins. */
    long append(InputStream from) throws IOException {
        long begin = channel.size();
        channel.position(begin);
        copy(from);
        return begin;
    }

    /** Writes to the spool. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Lets somebody write to the end; returns how much it was. */
    long append(Writing writing) throws IOException {
        long begin = channel.size();
        channel.position(begin);
        // Not closed: it would close the channel.
        writing.to(Channels.newOutputStream(channel));
        return channel.size() - begin;
    }

    private void copy(InputStream from) throws IOException {
        for (int count = 0; count >= 0; ) {
            count = DirectSource.read(from, piece, through);
            if (count < 0 || !piece.hasRemaining()) {
                for (piece.flip(); piece.hasRemaining(); ) {
                    channel.write(piece);
                }
                piece.clear();
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
