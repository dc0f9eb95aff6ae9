package io.drydock.service.image;

import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.image.TarEntry.Extent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes the content of files; one at a time, as its buffers are used again. */
final class FileBody {

    private static final int BUFFER = 256 << 10;

    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);

    void write(
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

    private void sparse(RootedFile file, TarEntry entry, List<Extent> stretches, TarReader archive)
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

    private void copy(TarReader archive, RootedFile file, long length) throws IOException {
        long left = length;
        while (left > 0) {
            int count = archive.read(bytes, 0, (int) Math.min(bytes.length, left));
            if (count < 0) {
                throw new ArchiveException("unexpected EOF");
            }
            direct.clear().put(bytes, 0, count).flip();
            file.write(direct);
            left -= count;
        }
    }
}
