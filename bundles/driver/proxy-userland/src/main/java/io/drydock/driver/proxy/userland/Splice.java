package io.drydock.driver.proxy.userland;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Moves bytes both ways until both ends have said all; each end may be silent before the other. */
final class Splice {

    private static final int BYTES = 32 << 10;

    private final SocketChannel caller;
    private final SocketChannel container;

    Splice(SocketChannel caller, SocketChannel container) {
        this.caller = caller;
        this.container = container;
    }

    void run() throws IOException {
        Thread back =
                Thread.ofVirtual()
                        .name(Thread.currentThread().getName())
                        .start(() -> move(container, caller));
        move(caller, container);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void move(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One end is gone, so nothing is left to be said to the other.
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
