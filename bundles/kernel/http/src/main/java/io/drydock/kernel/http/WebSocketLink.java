package io.drydock.kernel.http;

import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A WebSocket as a pair of byte streams: data frames in, binary frames out, or frames of text for
 * clients from before API 1.28.
 */
final class WebSocketLink implements FrameHandler, ClientLink {

    private static final byte[] END = new byte[0];

    private final CompletableFuture<CoreSession> opened = new CompletableFuture<>();

    /** At most one frame is demanded at a time; the second place is for the end. */
    private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(2);

    private final byte kind;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    WebSocketLink(boolean text) {
        kind = text ? OpCode.TEXT : OpCode.BINARY;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        session.setIdleTimeout(Duration.ZERO);
        opened.complete(session);
        callback.succeeded();
        session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        CoreSession session = opened.join();
        switch (frame.getOpCode()) {
            case OpCode.PING -> {
                Frame pong = new Frame(OpCode.PONG, true, frame.getPayload());
                session.sendFrame(pong, callback, false);
                session.demand();
            }
            case OpCode.PONG -> {
                callback.succeeded();
                session.demand();
            }
            case OpCode.CLOSE -> {
                callback.succeeded();
                frames.offer(END);
            }
            default -> deliver(frame, callback, session);
        }
    }

    private void deliver(Frame frame, Callback callback, CoreSession session) {
        ByteBuffer payload = frame.getPayload();
        if (payload == null || !payload.hasRemaining()) {
            callback.succeeded();
            session.demand();
            return;
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        callback.succeeded();
        frames.offer(bytes);
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        opened.completeExceptionally(cause);
        frames.offer(END);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        opened.completeExceptionally(new EOFException("closed"));
        frames.offer(END);
        callback.succeeded();
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (!current.hasRemaining()) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(into.length, current.remaining());
        current.get(into, 0, count);
        if (!current.hasRemaining()) {
            session().demand();
        }
        return count;
    }

    private CoreSession session() throws IOException {
        try {
            return opened.join();
        } catch (CompletionException e) {
            throw new IOException("the WebSocket never opened", e);
        }
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        try {
            byte[] frame = frames.take();
            ended = frame.length == 0;
            current = ByteBuffer.wrap(frame);
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void write(ByteBuffer... parts) throws IOException {
        CoreSession session = session();
        for (ByteBuffer part : parts) {
            try (Blocker.Callback done = Blocker.callback()) {
                session.sendFrame(new Frame(kind, true, part), done, false);
                done.block();
            }
        }
    }

    @Override
    public void endOutput() {
        opened.thenAccept(session -> session.close(CloseStatus.NORMAL, "", Callback.NOOP));
    }

    @Override
    public void close() {
        opened.thenAccept(session -> session.close(CloseStatus.NORMAL, "", Callback.NOOP));
        frames.offer(END);
    }

    @Override
    public boolean halfCloses() {
        return false;
    }

    /** A WebSocket that ends says so, or its connection does. */
    @Override
    public @Nullable SocketChannel channel() {
        return null;
    }
}
