package io.drydock.service.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream of which the first bytes have been looked at. */
public final class Peeked extends FilterInputStream implements DirectSource {

    private static final int THROUGH = 64 << 10;

    private final ByteBuffer head;
    private byte[] through = new byte[0];

    public Peeked(InputStream in, int first) throws IOException {
        super(in);
        head = ByteBuffer.wrap(in.readNBytes(first));
    }

    public byte[] head() {
        return head.array();
    }

    @Override
    public int read() throws IOException {
        return head.hasRemaining() ? head.get() & 0xff : in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!head.hasRemaining()) {
            return in.read(into, offset, length);
        }
        int count = Math.min(length, head.remaining());
        head.get(into, offset, count);
        return count;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (head.hasRemaining()) {
            int count = Math.min(into.remaining(), head.remaining());
            into.put(head.slice(head.position(), count));
            head.position(head.position() + count);
            return count;
        }
        if (through.length == 0 && !(in instanceof DirectSource)) {
            through = new byte[THROUGH];
        }
        return DirectSource.read(in, into, through);
    }

    @Override
    public long skip(long wanted) throws IOException {
        if (!head.hasRemaining()) {
            return in.skip(wanted);
        }
        int count = (int) Math.clamp(wanted, 0, head.remaining());
        head.position(head.position() + count);
        return count;
    }

    /** Never 0: GZIPInputStream would take a pause of the network for the end of all members. */
    @Override
    public int available() throws IOException {
        return Math.max(1, head.hasRemaining() ? head.remaining() : in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
