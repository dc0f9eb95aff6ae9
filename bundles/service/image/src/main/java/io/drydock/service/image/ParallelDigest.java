package io.drydock.service.image;

import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Digests pieces on a thread of its own while others work on them; nobody changes the pieces. */
final class ParallelDigest implements AutoCloseable {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(16);
    private final MessageDigest digest = Digests.sha256();
    private final Thread worker =
            Thread.ofPlatform().daemon().name("drydock-digest").start(this::digestAll);

    void update(byte[] piece) {
        put(piece);
    }

    /** The digest of all pieces, {@code sha256:...}. */
    String finish() {
        put(END);
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return Digests.text(digest.digest());
    }

    @Override
    public void close() {
        worker.interrupt();
    }

    private void put(byte[] piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void digestAll() {
        try {
            for (byte[] piece = pieces.take(); piece != END; piece = pieces.take()) {
                digest.update(piece);
            }
        } catch (InterruptedException e) {
            // Nobody wants the digest any more.
        }
    }
}
