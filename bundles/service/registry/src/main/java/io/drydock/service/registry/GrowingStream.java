package io.drydock.service.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file that a download is still writing. */
final class GrowingStream extends InputStream {

    private final Download download;
    private final Path file;
    private @org.jspecify.annotations.Nullable FileChannel channel;
    private long at;
    private long there;

    GrowingStream(Download download, Path file) {
        this.download = download;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (there <= at) {
            there = beyond();
            if (there <= at) {
                return -1;
            }
        }
        int wanted = (int) Math.min(length, there - at);
        int count = channel().read(ByteBuffer.wrap(into, offset, wanted), at);
        if (count <= 0) {
            throw new IOException("blob file was cut: " + file);
        }
        at += count;
        return count;
    }

    private long beyond() throws IOException {
        try {
            return download.awaitBeyond(at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("context canceled", e);
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
