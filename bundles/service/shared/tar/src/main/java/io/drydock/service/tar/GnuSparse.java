package io.drydock.service.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The three ways GNU tar says where the stored bytes of a sparse file belong. */
final class GnuSparse {

    private static final int MAX_EXTENTS = 1 << 20;

    private GnuSparse() {}

    interface Source<T> {
        T next() throws IOException;
    }

    /** Type {@code S}: four extents in the header, 21 in each block that follows. */
    static List<TarEntry.Extent> old(TarBlock header, Source<TarBlock> more) throws IOException {
        List<TarEntry.Extent> extents = new ArrayList<>();
        add(header, 386, 4, extents);
        boolean extended = header.bytes()[482] != 0;
        while (extended) {
            TarBlock block = more.next();
            add(block, 0, 21, extents);
            extended = block.bytes()[504] != 0;
        }
        return extents;
    }

    /** Pax 0.0 and 0.1: a list in the header. */
    static List<TarEntry.Extent> list(byte[] map) throws ArchiveException {
        String[] numbers = new String(map, StandardCharsets.UTF_8).split(",");
        if (numbers.length % 2 != 0) {
            throw invalid();
        }
        List<TarEntry.Extent> extents = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            extents.add(new TarEntry.Extent(number(numbers[i]), number(numbers[i + 1])));
        }
        return extents;
    }

    /** Pax 1.0: lines of numbers before the data, padded to whole blocks. */
    static List<TarEntry.Extent> inData(Source<byte[]> blocks) throws IOException {
        Lines lines = new Lines(blocks);
        long count = number(lines.next());
        if (count > MAX_EXTENTS) {
            throw invalid();
        }
        List<TarEntry.Extent> extents = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            extents.add(new TarEntry.Extent(number(lines.next()), number(lines.next())));
        }
        return extents;
    }

    private static void add(TarBlock block, int offset, int count, List<TarEntry.Extent> extents)
            throws ArchiveException {
        for (int i = 0; i < count; i++) {
            int at = offset + i * 24;
            if (block.bytes()[at] == 0) {
                return;
            }
            extents.add(new TarEntry.Extent(block.number(at, 12), block.number(at + 12, 12)));
            if (extents.size() > MAX_EXTENTS) {
                throw invalid();
            }
        }
    }

    private static long number(String digits) throws ArchiveException {
        try {
            return Long.parseUnsignedLong(digits) < 0 ? fail() : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static long fail() throws ArchiveException {
        throw invalid();
    }

    private static ArchiveException invalid() {
        return new ArchiveException("archive/tar: invalid tar header");
    }

    private static final class Lines {
        private final Source<byte[]> blocks;
        private byte[] block = new byte[0];
        private int at;

        Lines(Source<byte[]> blocks) {
            this.blocks = blocks;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                if (at == block.length) {
                    block = blocks.next();
                    at = 0;
                }
                char one = (char) block[at++];
                if (one == '\n') {
                    return line.toString();
                }
                if (line.append(one).length() > 20) {
                    throw invalid();
                }
            }
        }
    }
}
