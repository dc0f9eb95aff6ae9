package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A layer as a gzip file, for one upload. The same layer gives the same bytes, so that a second
 * push finds the first one's blob.
 */
record CompressedLayer(Path file, String digest, long size) implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    static CompressedLayer of(
            ImageExchange images, ContentHashes hashes, DepartingLayer layer, String id)
            throws IOException {
        // Beside the blobs on their way, where a file that a crash leaves is found and deleted.
        Path directory = images.partial(layer.diffId()).getParent();
        Path file = Files.createTempFile(directory, "push-" + id + "-", "");
        try {
            try (ContentHash digest = hashes.sha256()) {
                write(images, layer, new HashedStream(Files.newOutputStream(file), digest));
                return new CompressedLayer(file, Sha256.text(digest.finish()), Files.size(file));
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void write(ImageExchange images, DepartingLayer layer, OutputStream file)
            throws IOException {
        try (OutputStream gzip = new ParallelGzip(new BufferedOutputStream(file, BUFFER))) {
            images.archive(layer.chain(), gzip);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
