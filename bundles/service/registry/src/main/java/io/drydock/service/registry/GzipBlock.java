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
 * heap would hold up the collector for as long as it takes.
 */
final class GzipBlock {

    private static final int SIZE = 256 << 10;

    /** As far as deflate looks back. */
    private static final int WINDOW = 32 << 10;

    /** What cannot be compressed becomes longer by 5 bytes in 16 KiB, and by the flush. */
    private static final int ROOM = SIZE + (SIZE >> 10) + 64;

    private final ByteBuffer before = ByteBuffer.allocateDirect(WINDOW);
    private final ByteBuffer plain = ByteBuffer.allocateDirect(SIZE);
    private final ByteBuffer packed = ByteBuffer.allocateDirect(ROOM);
    private FutureTask<?> work = new FutureTask<>(() -> {}, null);
    private boolean last;

    GzipBlock() {
        before.limit(0);
    }

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
        return plain.duplicate().flip();
    }

    /** It is empty and comes after another, which was filled. */
    void after(GzipBlock previous) {
        plain.clear();
        before.clear().put(previous.content().position(SIZE - WINDOW)).flip();
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
        try {
            if (before.hasRemaining()) {
                deflater.setDictionary(before.duplicate());
            }
            deflater.setInput(content());
            packed.clear();
            if (last) {
                deflater.finish();
                deflater.deflate(packed);
            } else {
                // Ends on a byte, so that the next block can follow.
                deflater.deflate(packed, Deflater.SYNC_FLUSH);
            }
            packed.flip();
        } finally {
            deflater.end();
        }
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
