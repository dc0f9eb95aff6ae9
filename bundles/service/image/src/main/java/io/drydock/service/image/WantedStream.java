package io.drydock.service.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads as long as somebody wants it. */
final class WantedStream extends FilterInputStream {

    private final Runnable wanted;

    /** {@code wanted} throws when nobody does any more. */
    WantedStream(InputStream in, Runnable wanted) {
        super(in);
        this.wanted = wanted;
    }

    @Override
    public int read() throws IOException {
        wanted.run();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        wanted.run();
        return super.read(into, offset, length);
    }
}
