package io.drydock.service.image;

import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Digests chunks on a thread of its own while others work on them. */
final class ParallelDigest implements AutoCloseable {

    // Bounded by the chunks there are.
    private final BlockingQueue<Optional<Chunk>> chunks = new LinkedBlockingQueue<>();
    private final ContentHash digest;
    private final Thread worker;
    private volatile boolean closed;

    ParallelDigest(ContentHashes hashes) {
        this.digest = hashes.sha256();
        this.worker = Thread.ofPlatform().daemon().name("drydock-digest").start(this::digestAll);
    }

    /** Takes a chunk in, as one of its readers. */
    void update(Chunk chunk) {
        chunks.add(Optional.of(chunk));
        if (closed) {
            drain();
        }
    }

    /** The digest of all chunks, {@code sha256:...}. */
    String finish() {
        chunks.add(Optional.empty());
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
        closed = true;
        worker.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            worker.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        drain();
        // Only when nobody uses it any more; otherwise it stays with the worker that never ends.
        if (!worker.isAlive()) {
            digest.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void digestAll() {
        try {
            for (Optional<Chunk> one = chunks.take(); one.isPresent(); one = chunks.take()) {
                digest(one.get());
            }
        } catch (InterruptedException e) {
            // Nobody wants the digest any more.
        }
    }

    private void drain() {
        for (Optional<Chunk> one = chunks.poll(); one != null; one = chunks.poll()) {
            one.ifPresent(Chunk::release);
        }
    }

    private void digest(Chunk chunk) {
        try {
            digest.update(chunk.content());
        } finally {
            chunk.release();
        }
    }
}
