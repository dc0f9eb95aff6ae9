package io.drydock.service.image;

import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Digests pieces on a thread of its own while others work on them; nobody changes the pieces. */
final class ParallelDigest implements AutoCloseable {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(16);
    private final ContentHash digest;
    private final Thread worker;

    ParallelDigest(ContentHashes hashes) {
        this.digest = hashes.sha256();
        this.worker = Thread.ofPlatform().daemon().name("drydock-digest").start(this::digestAll);
    }

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
        return Digests.text(digest.finish());
    }

    @Override
    public void close() {
        worker.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            worker.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        // Only when nobody uses it any more; otherwise it stays with the worker that never ends.
        if (!worker.isAlive()) {
            digest.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
                digest.update(piece, 0, piece.length);
            }
        } catch (InterruptedException e) {
            // Nobody wants the digest any more.
        }
    }
}
