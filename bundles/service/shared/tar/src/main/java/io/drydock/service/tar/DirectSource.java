package io.drydock.service.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream that reads into memory outside the heap by itself. */
public interface DirectSource {

    /** Reads some bytes; -1 at the end. */
    int read(ByteBuffer into) throws IOException;

    /** The same of any stream; others come through {@code through}, a piece at a time. */
    static int read(InputStream from, ByteBuffer into, byte[] through) throws IOException {
        if (from instanceof DirectSource direct) {
            return direct.read(into);
        }
        int count = from.read(through, 0, Math.min(through.length, into.remaining()));
        if (count > 0) {
            into.put(through, 0, count);
        }
        return count;
    }
}
