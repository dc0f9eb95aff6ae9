package io.drydock.service.tar;

import io.drydock.api.spi.linux.FileNames;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a tar archive from a stream: ustar, GNU (long names, sparse files, base 256 numbers) and
 * pax (long fields, extended attributes as bytes, sparse files). Written here because extended
 * attributes such as capabilities are binary, and because positions in the stream are wanted.
 */
public final class TarReader {

    /** More than this of names and attributes for one member is an attack. */
    private static final int MAX_HEADER = 8 << 20;

    private static final int PIECE = 256 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final InputStream in;
    private final Map<String, byte[]> global = new HashMap<>();
    private final byte[] block = new byte[TarBlock.SIZE];
    private final byte[] skipped = new byte[64 << 10];
    private byte[] piece = new byte[0];
    private long position;
    private long remaining;
    private int padding;

    public TarReader(InputStream in) {
        this.in = in;
    }

    /** Bytes consumed so far: right after {@link #next} the place where the member's data begin. */
    long position() {
        return position;
    }

    /** Bytes of the member's data not read yet; for sparse files the stored ones. */
    public long remaining() {
        return remaining;
    }

    /** The next member, null at the end; skips what was not read of the one before. */
    public @Nullable TarEntry next() throws IOException {
        TarHeaderBuilder header = new TarHeaderBuilder(global);
        while (true) {
            skipData();
            TarBlock current = header();
            if (current == null) {
                return null;
            }
            long size = header.sizeOf(current);
            remaining = size;
            padding = (int) (-size & (TarBlock.SIZE - 1));
            switch (current.type()) {
                case 'L' -> header.longName(terminated(data()));
                case 'K' -> header.longLink(terminated(data()));
                case 'x', 'X' -> header.pax(data());
                case 'g' -> PaxRecords.parse(data(), global);
                case 'V', 'N', 'M', 'D' -> {}
                default -> {
                    return finish(header, current);
                }
            }
        }
    }

    /** Reads of the member's data, -1 at their end. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, remaining));
        if (count < 0) {
            throw truncated();
        }
        remaining -= count;
        position += count;
        return count;
    }

    /**
     * Some of the member's data where they lie, at most so many bytes, none at their end. They are
     * there until the next call.
     */
    ByteBuffer take(long most) throws IOException {
        int wanted = (int) Math.min(Math.min(most, remaining), PIECE);
        if (!(in instanceof DirectInput direct)) {
            int count = Math.max(0, read(piece(), 0, wanted));
            return ByteBuffer.wrap(piece(), 0, count);
        }
        ByteBuffer taken = wanted == 0 ? NOTHING : direct.take(wanted);
        if (wanted > 0 && !taken.hasRemaining()) {
            throw truncated();
        }
        remaining -= taken.remaining();
        position += taken.remaining();
        return taken;
    }

    private byte[] piece() {
        if (piece.length == 0) {
            piece = new byte[PIECE];
        }
        return piece;
    }

    /** All of the member's data; refused when there are more than {@code limit} bytes. */
    byte[] readAll(int limit) throws IOException {
        if (remaining > limit) {
            throw new ArchiveException("archive member too large: " + remaining + " bytes");
        }
        byte[] data = new byte[(int) remaining];
        int at = 0;
        while (at < data.length) {
            at += read(data, at, data.length - at);
        }
        return data;
    }

    private TarEntry finish(TarHeaderBuilder header, TarBlock current) throws IOException {
        if (current.type() == 'S') {
            header.sparse(GnuSparse.old(current, this::extension));
        } else if (header.sparseInData()) {
            header.sparse(GnuSparse.inData(this::dataBlock));
        }
        TarEntry entry = header.build(current);
        if (entry.type() != TarEntry.Type.FILE && header.dataMeaningless(current)) {
            remaining = 0;
            padding = 0;
        }
        return entry;
    }

    private TarBlock extension() throws IOException {
        readBlock();
        return new TarBlock(block.clone());
    }

    private byte[] dataBlock() throws IOException {
        byte[] data = new byte[TarBlock.SIZE];
        for (int at = 0; at < data.length; ) {
            int count = read(data, at, data.length - at);
            if (count < 0) {
                throw truncated();
            }
            at += count;
        }
        return data;
    }

    private @Nullable TarBlock header() throws IOException {
        int first = in.readNBytes(block, 0, TarBlock.SIZE);
        position += first;
        if (first == 0) {
            return null;
        }
        if (first < TarBlock.SIZE) {
            throw truncated();
        }
        TarBlock current = new TarBlock(block.clone());
        if (current.empty()) {
            return null;
        }
        if (!current.valid()) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
        return current;
    }

    private void readBlock() throws IOException {
        if (in.readNBytes(block, 0, TarBlock.SIZE) < TarBlock.SIZE) {
            throw truncated();
        }
        position += TarBlock.SIZE;
    }

    private void skipData() throws IOException {
        long left = remaining + padding;
        remaining = 0;
        padding = 0;
        while (left > 0) {
            long count = in.skip(left);
            if (count <= 0) {
                count = in.read(skipped, 0, (int) Math.min(skipped.length, left));
            }
            if (count < 0) {
                throw truncated();
            }
            left -= count;
            position += count;
        }
    }

    private byte[] data() throws IOException {
        return readAll(MAX_HEADER);
    }

    private static String terminated(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return FileNames.decode(data, 0, end);
    }

    private static EOFException truncated() {
        return new EOFException("unexpected EOF");
    }
}
