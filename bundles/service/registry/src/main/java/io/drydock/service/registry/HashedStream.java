package io.drydock.service.registry;

import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Digests what is written. */
final class HashedStream extends FilterOutputStream {

    private final ContentHash digest;

    HashedStream(OutputStream out, ContentHash digest) {
        super(out);
        this.digest = digest;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }
}
