package io.drydock.service.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Compresses into one gzip member on all processors: block by block, each with the end of the one
 * before as its dictionary, so that hardly a byte is lost against compressing in one piece. The
 * blocks' size is fixed: the same content gives the same bytes on every machine.
 */
final class ParallelGzip extends OutputStream {

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    /** So many blocks wait or are worked on. */
    private static final int AHEAD = 4 * THREADS + 4;

    // Deflate, no flags, no time, no extras, unknown system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** Of all layers together; the threads go when there is nothing to do. */
    private static final ThreadPoolExecutor WORKERS = workers();

    private final WritableByteChannel out;
    private final CRC32 sum = new CRC32();
    private final Deque<GzipBlock> running = new ArrayDeque<>();
    private final Deque<GzipBlock> free = new ArrayDeque<>();
    private GzipBlock current = new GzipBlock();
    private long length;
    private boolean closed;

    ParallelGzip(WritableByteChannel out) throws IOException {
        this.out = out;
        out.write(ByteBuffer.wrap(HEADER));
    }

    private static ThreadPoolExecutor workers() {
        ThreadPoolExecutor workers =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("drydock-deflate-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int at = offset;
        while (at < offset + count) {
            if (current.full()) {
                next();
            }
            at += current.add(bytes, at, offset + count - at);
        }
    }

    private void next() throws IOException {
        GzipBlock filled = current;
        start(false);
        if (running.size() >= AHEAD) {
            writeFirst();
        }
        current = free.isEmpty() ? new GzipBlock() : free.pop();
        current.after(filled);
    }

    private void start(boolean last) {
        sum.update(current.content());
        length += current.content().remaining();
        current.start(WORKERS, last);
        running.add(current);
    }

    private void writeFirst() throws IOException {
        GzipBlock first = running.removeFirst();
        help(first);
        first.writeTo(out);
        free.push(first);
    }

    /**
     * Rather than sleep: on a busy machine a sleep costs a turn of everybody else, and so does a
     * worker's way to a processor.
     */
    private void help(GzipBlock first) {
        first.help();
        for (GzipBlock other : running) {
            if (first.ready()) {
                return;
            }
            other.help();
        }
    }

    /** Ends the member and closes what it goes to. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (WritableByteChannel last = out) {
            start(true);
            while (!running.isEmpty()) {
                writeFirst();
            }
            ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            trailer.putInt((int) sum.getValue()).putInt((int) length);
            last.write(trailer.flip());
        }
    }
}
