package io.drydock.service.image;

import java.util.ArrayDeque;
import java.util.Deque;

/** The chunks one stream goes through, again and again; so many that no stage waits for another. */
final class Chunks implements AutoCloseable {

    private static final int MOST = 12;

    private final Deque<Chunk> free = new ArrayDeque<>(MOST);
    private int made;
    private boolean closed;

    /** One to fill, as soon as there is one. */
    synchronized Chunk take() throws InterruptedException {
        while (free.isEmpty() && made == MOST && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("nobody reads this stream any more");
        }
        // The one used last is in the processor's cache.
        return free.isEmpty() ? make() : free.pop();
    }

    private Chunk make() {
        made++;
        return new Chunk(this);
    }

    synchronized void back(Chunk chunk) {
        if (closed) {
            chunk.free();
        } else {
            free.push(chunk);
            notifyAll();
        }
    }

    /** Frees them, those in use as soon as they are not. */
    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Chunk::free);
        free.clear();
        notifyAll();
    }
}
