package io.drydock.service.tar;

import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.tar.TarEntry.Extent;
import io.drydock.service.tar.TarEntry.Type;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files with their content into an archive; one at a time, as its buffers are used again.
 */
final class FileContent {

    private static final int BUFFER = 256 << 10;

    /** Smaller files are not worth the header that tells of their holes. */
    private static final long SPARSE = 1 << 20;

    /** What a file that says it is empty may hold at most. */
    private static final int MOST = 16 << 20;

    private final TarWriter out;
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);

    FileContent(TarWriter out) {
        this.out = out;
    }

    /** Makes a member's header. */
    interface Header {
        TarEntry entry(String path, String name, Type type, String link, long size, FileStat stat);
    }

    void write(RootedDirectory tree, String path, Header header, String name) throws IOException {
        try (RootedFile file = tree.open(path)) {
            FileStat stat = file.stat();
            if (stat.size() == 0) {
                byte[] content = unannounced(file);
                out.begin(header.entry(path, name, Type.FILE, "", content.length, stat));
                out.write(content, 0, content.length);
                return;
            }
            TarEntry entry = header.entry(path, name, Type.FILE, "", stat.size(), stat);
            List<Extent> extents = extents(file, stat);
            out.begin(extents == null ? entry : entry.with(extents));
            for (Extent extent : extents == null ? List.of(new Extent(0, stat.size())) : extents) {
                file.position(extent.offset());
                copy(file, extent.length());
            }
        }
    }

    /** Files of /proc say that they are empty and are not. */
    private byte[] unannounced(RootedFile file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int count = file.read(direct.clear());
        while (count > 0 && content.size() < MOST) {
            direct.flip().get(bytes, 0, count);
            content.write(bytes, 0, count);
            count = file.read(direct.clear());
        }
        return content.toByteArray();
    }

    /** Where the stored bytes are, null for a file without holes. */
    private static @Nullable List<Extent> extents(RootedFile file, FileStat stat) {
        if (stat.size() < SPARSE || stat.blocks() >= stat.size()) {
            return null;
        }
        List<Extent> extents = new ArrayList<>();
        long at = file.nextData(0);
        while (at < stat.size()) {
            long end = Math.min(file.nextHole(at), stat.size());
            extents.add(new Extent(at, end - at));
            at = file.nextData(end);
        }
        boolean whole = extents.size() == 1 && extents.getFirst().length() == stat.size();
        if (extents.isEmpty()
                || extents.getLast().offset() + extents.getLast().length() < stat.size()) {
            // GNU tar marks the end in this way too.
            extents.add(new Extent(stat.size(), 0));
        }
        return whole ? null : extents;
    }

    /** Exactly as much as the header says, whatever becomes of the file. */
    private void copy(RootedFile file, long length) throws IOException {
        long left = length;
        while (left > 0) {
            direct.clear().limit((int) Math.min(BUFFER, left));
            int count = file.read(direct);
            if (count < 0) {
                out.fill(left);
                return;
            }
            direct.flip().get(bytes, 0, count);
            out.write(bytes, 0, count);
            left -= count;
        }
    }
}
