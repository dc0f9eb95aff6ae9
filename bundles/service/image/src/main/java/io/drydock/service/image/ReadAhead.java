package io.drydock.service.image;

import io.drydock.service.tar.DirectInput;
import io.drydock.service.tar.DirectSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Reads a stream on a thread of its own, so that inflating goes on while files are written. Each
 * chunk is shown to a tap (the digest), which is one of its readers.
 */
final class ReadAhead extends InputStream implements DirectInput {

    private static final int THROUGH = 64 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** A chunk, or how the stream has ended. */
    private record Piece(@Nullable Chunk chunk, @Nullable IOException failure) {}

    private final Chunks chunks = new Chunks();
    // Bounded by the chunks there are.
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private @Nullable Piece current;
    private ByteBuffer left = NOTHING;

    ReadAhead(InputStream source, Consumer<Chunk> tap) {
        Thread.ofPlatform().daemon().name("drydock-inflate").start(() -> readAll(source, tap));
    }

    @Override
    public int read() throws IOException {
        return ready() ? left.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, left.remaining());
        left.get(into, offset, count);
        return count;
    }

    @Override
    public ByteBuffer take(int most) throws IOException {
        if (!ready()) {
            return NOTHING;
        }
        ByteBuffer taken = left.slice(left.position(), Math.min(most, left.remaining()));
        left.position(left.position() + taken.remaining());
        return taken;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return wanted <= 0 ? 0 : take((int) Math.min(wanted, Chunk.SIZE)).remaining();
    }

    /**
     * The thread ends with the read it is at. It is not interrupted, as what it reads from may be a
     * request's body, of which others read the rest.
     */
    @Override
    public void close() {
        closed = true;
        left = NOTHING;
        release(current);
        current = null;
        drain();
        chunks.close();
    }

    /** Whether there are bytes at hand, after a wait for them. */
    private boolean ready() throws IOException {
        while (!left.hasRemaining() && (current == null || current.chunk() != null)) {
            left = NOTHING;
            release(current);
            current = null;
            current = next();
            left = current.chunk() == null ? NOTHING : current.chunk().content();
        }
        if (current != null && current.failure() != null) {
            throw current.failure();
        }
        return left.hasRemaining();
    }

    private Piece next() throws IOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void readAll(InputStream source, Consumer<Chunk> tap) {
        try {
            put(readPieces(source, tap));
        } catch (InterruptedException e) {
            // The reader of this stream has left.
        }
    }

    private Piece readPieces(InputStream source, Consumer<Chunk> tap) throws InterruptedException {
        byte[] through = new byte[THROUGH];
        try {
            while (true) {
                Chunk chunk = chunks.take();
                if (!fill(chunk, source, through)) {
                    return new Piece(null, null);
                }
                tap.accept(chunk);
                put(new Piece(chunk, null));
            }
        } catch (IOException e) {
            return new Piece(null, e);
        } catch (RuntimeException e) {
            return new Piece(null, new IOException(e.toString(), e));
        }
    }

    /** False at the end, when the chunk has gone back. */
    private static boolean fill(Chunk chunk, InputStream source, byte[] through)
            throws IOException {
        ByteBuffer empty = chunk.empty();
        boolean some = false;
        try {
            while (empty.hasRemaining() && DirectSource.read(source, empty, through) >= 0) {}
            some = empty.position() > 0;
        } finally {
            chunk.filled(some ? 2 : 1);
            if (!some) {
                chunk.release();
            }
        }
        return some;
    }

    private void put(Piece piece) throws InterruptedException {
        pieces.put(piece);
        if (closed) {
            drain();
        }
    }

    private void drain() {
        for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            release(piece);
        }
    }

    private static void release(@Nullable Piece piece) {
        if (piece != null && piece.chunk() != null) {
            piece.chunk().release();
        }
    }
}
