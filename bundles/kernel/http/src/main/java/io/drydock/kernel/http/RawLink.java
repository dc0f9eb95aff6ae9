package io.drydock.kernel.http;

import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A connection that has left HTTP, as a pair of blocking streams for virtual threads. */
final class RawLink extends AbstractConnection implements Connection.UpgradeTo, ClientLink {

    private static final Duration HANDOVER = Duration.ofSeconds(30);

    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore readable = new Semaphore(0);
    private final Callback wakeReader =
            Callback.from(
                    Invocable.InvocationType.NON_BLOCKING, readable::release, this::readFailed);
    private @Nullable ByteBuffer early;
    private volatile @Nullable Throwable failure;

    RawLink(EndPoint endPoint, Executor executor) {
        super(endPoint, executor);
    }

    /** Bytes the client sent behind its request, read while HTTP still had the connection. */
    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        early = copy.put(bytes).flip();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        opened.countDown();
    }

    /** Waits until HTTP has let go: before, the end point must not be touched. */
    void awaitOpen() throws IOException {
        try {
            if (!opened.await(HANDOVER.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("HTTP did not let go of the connection in " + HANDOVER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void onFillable() {
        // Reads are asked for with a callback of their own, see read.
    }

    private void readFailed(Throwable cause) {
        failure = cause;
        readable.release();
    }

    @Override
    public int read(byte[] into) throws IOException {
        ByteBuffer first = early;
        if (first != null && first.hasRemaining()) {
            int count = Math.min(first.remaining(), into.length);
            first.get(into, 0, count);
            return count;
        }
        early = null;
        ByteBuffer buffer = ByteBuffer.wrap(into).limit(0);
        while (true) {
            int count = getEndPoint().fill(buffer);
            if (count != 0) {
                return count;
            }
            getEndPoint().fillInterested(wakeReader);
            readable.acquireUninterruptibly();
            Throwable failed = failure;
            if (failed != null) {
                throw new IOException("connection lost", failed);
            }
        }
    }

    @Override
    public void write(ByteBuffer... parts) throws IOException {
        if (!getEndPoint().isOpen()) {
            throw new EOFException("connection closed");
        }
        try (Blocker.Callback done = Blocker.callback()) {
            getEndPoint().write(done, parts);
            done.block();
        }
    }

    @Override
    public void endOutput() {
        getEndPoint().shutdownOutput();
    }

    @Override
    public void close() {
        getEndPoint().close();
    }

    @Override
    public boolean halfCloses() {
        return true;
    }

    @Override
    public @Nullable SocketChannel channel() {
        return getEndPoint().getTransport() instanceof SocketChannel socket ? socket : null;
    }
}
