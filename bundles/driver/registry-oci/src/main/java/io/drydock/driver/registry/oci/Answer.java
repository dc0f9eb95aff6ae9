package io.drydock.driver.registry.oci;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a server has said.
 *
 * @param method of the request
 * @param uri of the request, after redirects
 */
record Answer(String method, URI uri, int status, HttpHeaders headers, InputStream body)
        implements AutoCloseable {

    private static final int MAX_ERROR = 64 << 10;

    boolean good() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Bytes of the body, -1 if it was not said. */
    long length() {
        return headers.firstValueAsLong("content-length").orElse(-1);
    }

    /** All of the body, IOException if it is longer. */
    byte[] bytes(int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new IOException("answer of more than " + limit + " bytes");
        }
        return bytes;
    }

    /** As much of the body as an error has. */
    byte[] errorBytes() {
        try {
            return body.readNBytes(MAX_ERROR);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // Nobody wants the rest.
        }
    }
}
