package io.drydock.service.image;

import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.image.TarEntry.Extent;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes the content of files; one at a time, as its buffers are used again. */
final class FileBody {

    private static final int BUFFER = 256 << 10;

    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);

    void write(RootedDirectory root, String path, TarEntry entry, TarReader archive)
            throws IOException {
        try (RootedFile file = root.create(path, entry.mode())) {
            if (entry.sparse() == null) {
                copy(archive, file, archive.remaining());
            } else {
                sparse(file, entry, archive);
            }
            file.apply(Unpacker.ofHeader(entry));
        }
    }

    private void sparse(RootedFile file, TarEntry entry, TarReader archive) throws IOException {
        long end = 0;
        for (Extent extent : java.util.Objects.requireNonNull(entry.sparse())) {
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
