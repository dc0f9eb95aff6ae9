package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;

/**
 * A layer as a gzip file, for one upload. The same layer gives the same bytes, so that a second
 * push finds the first one's blob.
 */
record CompressedLayer(Path file, String digest, long size) implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    static CompressedLayer of(ImageExchange images, DepartingLayer layer, String id)
            throws IOException {
        // Beside the blobs on their way, where a file that a crash leaves is found and deleted.
        Path directory = images.partial(layer.diffId()).getParent();
        Path file = Files.createTempFile(directory, "push-" + id + "-", "");
        try {
            MessageDigest digest = Sha256.begin();
            try (OutputStream out =
                            new DigestOutputStream(
                                    new BufferedOutputStream(Files.newOutputStream(file), BUFFER),
                                    digest);
                    OutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
                images.archive(layer.chain(), gzip);
            }
            return new CompressedLayer(file, Sha256.end(digest), Files.size(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
