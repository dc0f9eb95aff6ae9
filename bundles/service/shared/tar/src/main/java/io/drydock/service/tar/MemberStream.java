package io.drydock.service.tar;

import java.io.IOException;
import java.io.InputStream;

/** A member's data as a stream of their own, which may be read by another thread. */
public final class MemberStream extends InputStream {

    private final TarReader archive;
    private boolean left;

    public MemberStream(TarReader archive) {
        this.archive = archive;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (left) {
            throw new IOException("the archive has been read on");
        }
        return length == 0 ? 0 : archive.read(into, offset, length);
    }

    /** The archive is the caller's again, as soon as a read under way has ended. */
    @Override
    public synchronized void close() {
        left = true;
    }
}
