package io.drydock.service.tar;

import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.tar.TarEntry.Extent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes the content of files. */
final class FileBody {

    private FileBody() {}

    static void write(
            RootedDirectory root, String path, TarEntry entry, TarReader archive, BodyWatch watch)
            throws IOException {
        try (RootedFile file = root.create(path, entry.mode())) {
            List<Extent> stretches = entry.sparse();
            if (stretches == null) {
                watch.begin(path, List.of(new Extent(0, archive.remaining())));
                copy(archive, file, archive.remaining());
            } else {
                watch.begin(path, stretches);
                sparse(file, entry, stretches, archive);
            }
            watch.end();
            file.apply(Unpacker.ofHeader(entry));
        }
    }

    private static void sparse(
            RootedFile file, TarEntry entry, List<Extent> stretches, TarReader archive)
            throws IOException {
        long end = 0;
        for (Extent extent : stretches) {
            boolean inside =
                    extent.offset() >= end
                            && extent.length() <= archive.remaining()
                            && extent.offset() <= entry.size() - extent.length();
            if (!inside) {
                throw new ArchiveException("archive/tar: sparse file references non-existent data");
            }
            file.position(extent.offset());
            copy(archive, file, extent.length());
            end = extent.offset() + extent.length();
        }
        file.length(entry.size());
    }

    private static void copy(TarReader archive, RootedFile file, long length) throws IOException {
        long left = length;
        while (left > 0) {
            ByteBuffer piece = archive.take(left);
            if (!piece.hasRemaining()) {
                throw new ArchiveException("unexpected EOF");
            }
            left -= piece.remaining();
            file.write(piece);
        }
    }
}
