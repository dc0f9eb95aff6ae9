package io.drydock.service.registry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Brings blocks from the thread that makes them to the one that sends them. Unlike the JDK's pipe
 * it does not look like its end when the writer breaks off, and nobody looks at the clock.
 */
final class BlockPipe extends InputStream {

    /**
     * So many blocks may wait: the writer works while the reader's connection has its ups and
     * downs.
     */
    private static final int AHEAD = 8;

    private final Deque<ByteBuffer> blocks = new ArrayDeque<>();
    private boolean full;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean closed;

    /** Where blocks go in; closing it is not their end, {@link #end} is. */
    final class Sink implements WritableByteChannel {

        @Override
        public int write(ByteBuffer block) throws IOException {
            byte[] copy = new byte[block.remaining()];
            block.get(copy);
            put(ByteBuffer.wrap(copy));
            return copy.length;
        }

        @Override
        public boolean isOpen() {
            return !closed();
        }

        @Override
        public void close() {}
    }

    private synchronized void put(ByteBuffer block) throws IOException {
        try {
            full = blocks.size() >= AHEAD;
            while (full && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        blocks.add(block);
        notifyAll();
    }

    /** That was the last one. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** There will be no more, and those that were are not all: reading fails. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    /** Whether nobody reads any more. */
    synchronized boolean closed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        return ready() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    private boolean ready() throws IOException {
        while (!current.hasRemaining()) {
            ByteBuffer next = next();
            if (next == null) {
                return false;
            }
            current = next;
        }
        return true;
    }

    private synchronized @Nullable ByteBuffer next() throws IOException {
        try {
            while (blocks.isEmpty() && !ended && failure == null && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        ByteBuffer next = blocks.poll();
        if (full && blocks.size() <= AHEAD / 2) {
            full = false;
            notifyAll();
        }
        return next;
    }

    @Override
    public synchronized void close() {
        closed = true;
        blocks.clear();
        notifyAll();
    }
}
