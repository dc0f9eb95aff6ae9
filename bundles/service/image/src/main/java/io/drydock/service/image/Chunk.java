package io.drydock.service.image;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A piece of a stream in memory outside the heap: native calls work on it as it is, and the small
 * young generation of the engine sees nothing of it. Filled by one thread, then read by several.
 */
final class Chunk {

    static final int SIZE = 256 << 10;

    private final Chunks home;
    private final Arena memory = Arena.ofShared();
    private final ByteBuffer bytes = memory.allocate(SIZE).asByteBuffer();
    private final AtomicInteger readers = new AtomicInteger();

    Chunk(Chunks home) {
        this.home = home;
    }

    /** For the one who fills it: all of it, empty. */
    ByteBuffer empty() {
        return bytes.clear();
    }

    /** It is filled up to the buffer's position, for so many readers. */
    Chunk filled(int count) {
        bytes.flip();
        readers.set(count);
        return this;
    }

    /** A reader's own view of the content. */
    ByteBuffer content() {
        return bytes.duplicate();
    }

    /** A reader has done with it. */
    void release() {
        if (readers.decrementAndGet() == 0) {
            home.back(this);
        }
    }

    /** Gives the memory back; nobody uses it any more. */
    void free() {
        memory.close();
    }
}
