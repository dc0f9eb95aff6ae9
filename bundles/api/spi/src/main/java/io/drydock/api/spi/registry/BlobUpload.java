package io.drydock.api.spi.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A blob to upload. One that is made while it is sent has neither size nor digest before its last
 * byte.
 *
 * @param digest asked for when the content opened last has been read to its end
 * @param size bytes, -1 if only the end will tell
 * @param content opens it from its beginning, again for each attempt
 */
public record BlobUpload(Supplier<String> digest, long size, Content content) {

    public BlobUpload {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(content);
    }

    /** One that is known already. */
    public BlobUpload(String digest, long size, Content content) {
        this(() -> digest, size, content);
        Objects.requireNonNull(digest);
    }

    /** Opens the bytes. The stream is closed in any case, at its end or before. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
