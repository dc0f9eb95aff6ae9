package io.drydock.kernel.http;

import io.drydock.api.spi.http.ClientGoneException;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The body of a response. Collects up to a buffer, so that a small answer goes out in one piece
 * with its length; {@code flush} sends what there is.
 */
final class BodyOutput extends OutputStream {

    private static final int BUFFER = 16 * 1024;

    private final Response response;
    private final Runnable head;
    private byte @Nullable [] buffer;
    private int size;
    private boolean committed;
    private boolean finished;

    /**
     * @param head completes status and headers, just before the first byte
     */
    BodyOutput(Response response, Runnable head) {
        this.response = response;
        this.head = head;
    }

    boolean committed() {
        return committed;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (finished) {
            return;
        }
        if (size + length > BUFFER) {
            send(false);
        }
        if (length >= BUFFER) {
            send(ByteBuffer.wrap(bytes, offset, length), false);
            return;
        }
        if (buffer == null) {
            buffer = new byte[Math.max(1024, Math.min(BUFFER, length))];
        }
        if (size + length > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, BUFFER);
        }
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    @Override
    public void flush() {
        if (!finished) {
            send(false);
        }
    }

    /** Sends the rest and the end of the body. */
    void finish() {
        if (!finished) {
            finished = true;
            send(true);
        }
    }

    private void send(boolean last) {
        ByteBuffer content = buffer == null ? null : ByteBuffer.wrap(buffer, 0, size);
        if (size == 0 && committed && !last) {
            return;
        }
        send(content, last);
        size = 0;
    }

    private void send(@Nullable ByteBuffer content, boolean last) {
        if (!committed) {
            head.run();
            committed = true;
        }
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(last, content, sent);
            sent.block();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
