package io.drydock.driver.log.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Bytes by their place. */
public sealed interface Content extends AutoCloseable {

    /** How many there are. */
    long size() throws IOException;

    /** Up to {@code length} bytes from {@code offset} on. */
    byte[] read(long offset, int length) throws IOException;

    @Override
    void close() throws IOException;

    /** A file as it is. */
    record Plain(FileChannel channel) implements Content {

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
                    ? Arrays.copyOf(into.array(), into.position())
                    : into.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The content of a compressed file. */
    record Inflated(byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            int from = (int) Math.min(offset, bytes.length);
            return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
        }

        @Override
        public void close() {}
    }
}
