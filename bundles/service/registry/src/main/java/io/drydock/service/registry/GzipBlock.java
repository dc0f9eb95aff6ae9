package io.drydock.service.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.zip.Deflater;

/**
 * A piece of what {@link ParallelGzip} compresses, in memory outside the heap: compressing in the
 * heap would hold up the collector for as long as it takes. Stretches of noise are stored as they
 * are: deflate takes longest to find nothing.
 */
final class GzipBlock {

    private static final int SIZE = 256 << 10;

    /** As far as deflate looks back. */
    private static final int WINDOW = 32 << 10;

    /** Is noise as a whole or not. */
    private static final int STRETCH = 4 << 10;

    /** So much noise in a row is stored: less is not worth beginning deflate anew behind it. */
    private static final int LEAST = 16 << 10;

    /** A stored block of deflate's holds 65535 bytes at most. */
    private static final int MOST = 60 << 10;

    /** What cannot be compressed becomes longer by 5 bytes in 16 KiB, and by each flush. */
    private static final int ROOM = SIZE + (SIZE >> 9) + 64;

    /** An empty last block. */
    private static final byte[] END = {3, 0};

    /** The end of the block before, then the block's own content. */
    private final ByteBuffer plain = ByteBuffer.allocateDirect(WINDOW + SIZE).position(WINDOW);

    private final ByteBuffer packed = ByteBuffer.allocateDirect(ROOM);
    private FutureTask<?> work = new FutureTask<>(() -> {}, null);
    private boolean first = true;
    private boolean last;

    boolean full() {
        return !plain.hasRemaining();
    }

    /** Takes as much as fits. */
    int add(byte[] bytes, int offset, int count) {
        int fitting = Math.min(count, plain.remaining());
        plain.put(bytes, offset, fitting);
        return fitting;
    }

    ByteBuffer content() {
        return plain.slice(WINDOW, plain.position() - WINDOW);
    }

    /** It is empty and comes after another, which was filled. */
    void after(GzipBlock previous) {
        plain.clear().put(previous.plain.slice(SIZE, WINDOW));
        first = false;
    }

    /** Whoever comes first compresses it: a worker, or one who would have to wait for it. */
    void start(Executor workers, boolean isLast) {
        last = isLast;
        work = new FutureTask<>(this::compress, null);
        workers.execute(work);
    }

    /** Compresses it unless somebody is at it or has been. */
    void help() {
        work.run();
    }

    boolean ready() {
        return work.isDone();
    }

    private void compress() {
        // The default level, as docker has it. A deflater's memory is outside the heap too.
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        packed.clear();
        try {
            int end = plain.position();
            for (int at = WINDOW; at < end; ) {
                int quiet = endOfNoise(at);
                if (quiet > at) {
                    store(at, quiet);
                    at = quiet;
                } else {
                    int next = next(at);
                    while (next < end && endOfNoise(next) == next) {
                        next = next(next);
                    }
                    deflate(deflater, at, next);
                    at = next;
                }
            }
        } finally {
            deflater.end();
        }
        if (last) {
            packed.put(END);
        }
        packed.flip();
    }

    private int next(int at) {
        return Math.min(at + STRETCH, plain.position());
    }

    /** Where the noise ends that begins here; here if there is none, or too little. */
    private int endOfNoise(int at) {
        int end = at;
        while (end < plain.position() && end - at < MOST && Noise.is(plain, end, next(end))) {
            end = next(end);
        }
        return end - at < LEAST ? at : end;
    }

    /** A stored block, as it lies behind what ended on a byte: no flags but that it is not last. */
    private void store(int from, int to) {
        int length = to - from;
        packed.put((byte) 0);
        packed.put((byte) length).put((byte) (length >> 8));
        packed.put((byte) ~length).put((byte) (~length >> 8));
        packed.put(plain.slice(from, length));
    }

    private void deflate(Deflater deflater, int from, int to) {
        deflater.reset();
        // What comes behind noise would have little of it in its window.
        if (from == WINDOW && !first) {
            deflater.setDictionary(plain.slice(0, WINDOW));
        }
        deflater.setInput(plain.slice(from, to - from));
        // Ends on a byte, so that the next block can follow.
        deflater.deflate(packed, Deflater.SYNC_FLUSH);
    }

    /** Waits for it. */
    void writeTo(WritableByteChannel out) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IOException("compressing: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        while (packed.hasRemaining()) {
            out.write(packed);
        }
    }
}
