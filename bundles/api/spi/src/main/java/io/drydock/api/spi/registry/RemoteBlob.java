package io.drydock.api.spi.registry;

import java.io.InputStream;
import java.util.Objects;

/**
 * A blob on its way.
 *
 * @param content the bytes; reading throws IOException when they stop coming
 * @param offset place of the first byte, the one asked for or 0
 * @param length bytes that are to come, -1 if the server does not say
 */
public record RemoteBlob(InputStream content, long offset, long length) implements AutoCloseable {

    public RemoteBlob {
        Objects.requireNonNull(content);
    }

    /** Breaks off what is still to come. */
    @Override
    public void close() throws java.io.IOException {
        content.close();
    }
}
