package io.drydock.driver.log.jsonfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * One file of a log.
 *
 * @param file where it is
 * @param identity of its inode and first line; renaming and compressing keep it, and unlike the
 *     inode alone it does not return when a file is deleted and another made. 0 while there is no
 *     line.
 * @param compressed content to be inflated
 */
record LogSegment(Path file, long identity, boolean compressed) {

    private static final int HEAD = 4 << 10;

    static LogSegment plain(Path file) throws IOException {
        return new LogSegment(file, identity(file), false);
    }

    static LogSegment compressed(Path file) throws IOException {
        return new LogSegment(file, Gzip.identity(file), true);
    }

    static long identity(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return identity(channel, (Long) Files.getAttribute(file, "unix:ino"));
        }
    }

    private static long identity(FileChannel channel, long inode) throws IOException {
        byte[] head = new Plain(channel).read(0, HEAD);
        int length = 0;
        while (length < head.length && head[length] != '\n') {
            length++;
        }
        if (length == head.length && length < HEAD) {
            return 0;
        }
        CRC32C sum = new CRC32C();
        sum.update(head, 0, length);
        return (sum.getValue() << 32 | inode & 0xffffffffL) | 1;
    }

    /**
     * Opens it.
     *
     * @throws NoSuchFileException if it was rotated away since it was listed
     */
    Content open() throws IOException {
        if (compressed) {
            return new Inflated(Gzip.content(file));
        }
        FileChannel channel = FileChannel.open(file);
        if (identity(file) != identity) {
            channel.close();
            throw new NoSuchFileException(file.toString());
        }
        return new Plain(channel);
    }

    /** Bytes by their place. */
    sealed interface Content extends AutoCloseable {

        long size() throws IOException;

        /** Up to {@code length} bytes from {@code offset} on. */
        byte[] read(long offset, int length) throws IOException;

        @Override
        void close() throws IOException;
    }

    private record Plain(FileChannel channel) implements Content {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public byte[] read(long offset, int length) throws IOException {
            int there = (int) Math.max(0, Math.min(length, channel.size() - offset));
            ByteBuffer into = ByteBuffer.allocate(there);
            while (into.hasRemaining() && channel.read(into, offset + into.position()) > 0) {
                // reads on
            }
            return into.hasRemaining()
                    ? java.util.Arrays.copyOf(into.array(), into.position())
                    : into.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record Inflated(byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            int from = (int) Math.min(offset, bytes.length);
            return java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
        }

        @Override
        public void close() {}
    }
}
