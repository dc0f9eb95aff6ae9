package io.drydock.service.tar;

import io.drydock.service.tar.TarEntry.Extent;
import io.drydock.service.tar.TarEntry.Type;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a tar archive: ustar headers, and pax ones before them for what does not fit. Holes are
 * written in the pax format 1.0 for sparse files, which GNU tar, bsdtar and Go read.
 *
 * <p>Written here because extended attributes such as capabilities are binary.
 */
public final class TarWriter {

    private static final int BUFFER = 256 << 10;
    private static final byte[] ZEROS = new byte[2 * TarBlock.SIZE];

    private final OutputStream out;
    private long written;

    public TarWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** Begins a member; of a file all its stored bytes must follow before the next. */
    public void begin(TarEntry entry) throws IOException {
        pad();
        TarHeader header = new TarHeader(entry);
        byte[] map = new byte[0];
        long stored = entry.type() == Type.FILE ? entry.size() : 0;
        List<Extent> extents = entry.sparse();
        if (extents != null) {
            map = map(extents);
            stored = map.length + extents.stream().mapToLong(Extent::length).sum();
            header.sparse();
        }
        byte[] pax = header.pax(stored);
        if (pax.length > 0) {
            out.write(header.paxBlock(pax.length));
            out.write(pax);
            written = pax.length;
            pad();
        }
        out.write(header.block(stored));
        out.write(map);
        written = map.length;
    }

    /** Stored bytes of the member. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written += length;
    }

    /** Zeros in place of stored bytes that have gone since the header was written. */
    void fill(long length) throws IOException {
        for (long left = length; left > 0; left -= ZEROS.length) {
            write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    /** Ends the archive; the stream is flushed and stays open. */
    public void finish() throws IOException {
        pad();
        out.write(ZEROS);
        out.flush();
    }

    private void pad() throws IOException {
        out.write(ZEROS, 0, (int) (-written & (TarBlock.SIZE - 1)));
        written = 0;
    }

    /** Number of stretches, then offset and length of each, a number a line; filled to a block. */
    private static byte[] map(List<Extent> extents) {
        StringBuilder text = new StringBuilder().append(extents.size()).append('\n');
        for (Extent extent : extents) {
            text.append(extent.offset()).append('\n').append(extent.length()).append('\n');
        }
        byte[] digits = text.toString().getBytes(StandardCharsets.US_ASCII);
        int filled = digits.length + (-digits.length & (TarBlock.SIZE - 1));
        return java.util.Arrays.copyOf(digits, filled);
    }
}
