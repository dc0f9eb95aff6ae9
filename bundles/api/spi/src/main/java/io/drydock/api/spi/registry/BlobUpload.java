package io.drydock.api.spi.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A blob to upload.
 *
 * @param size bytes
 * @param content opens it from its beginning, again for each attempt
 */
public record BlobUpload(String digest, long size, Content content) {

    public BlobUpload {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(content);
    }

    /** Opens the bytes. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
