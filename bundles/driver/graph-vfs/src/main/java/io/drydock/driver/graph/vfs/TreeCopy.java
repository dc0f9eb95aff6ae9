package io.drydock.driver.graph.vfs;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies a tree with owners, modes, times, extended attributes, devices and hard links. */
final class TreeCopy {

    private static final int BUFFER = 1 << 20;

    private final RootedDirectory from;
    private final RootedDirectory to;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Map<Long, String> copied = new HashMap<>();

    TreeCopy(RootedDirectory from, RootedDirectory to) {
        this.from = from;
        this.to = to;
    }

    /** Copies what is in one root into the other, which is empty. */
    void run() {
        from.stat("").ifPresent(stat -> directory("", stat));
    }

    private void directory(String path, FileStat stat) {
        for (String name : from.list(path)) {
            String child = path.isEmpty() ? name : path + "/" + name;
            from.stat(child).ifPresent(one -> copy(child, one));
        }
        // Last, as making the content has changed the times.
        to.apply(path, attributes(path, stat));
    }

    private void copy(String path, FileStat stat) {
        if (stat.kind() != FileKind.DIRECTORY && stat.links() > 1) {
            String first = copied.putIfAbsent(stat.inode(), path);
            if (first != null) {
                to.hardlink(path, first);
                return;
            }
        }
        switch (stat.kind()) {
            case DIRECTORY -> {
                to.directory(path, stat.mode());
                directory(path, stat);
            }
            case FILE -> file(path, stat);
            case SYMLINK -> {
                to.symlink(path, from.readSymlink(path));
                to.apply(path, attributes(path, stat));
            }
            case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET -> {
                to.node(path, stat.kind(), stat.mode(), stat.major(), stat.minor());
                to.apply(path, attributes(path, stat));
            }
        }
    }

    private void file(String path, FileStat stat) {
        try (RootedFile source = from.open(path);
                RootedFile target = to.create(path, stat.mode())) {
            while (source.read(buffer.clear()) > 0) {
                target.write(buffer.flip());
            }
            target.apply(attributes(path, stat));
        }
    }

    private FileAttributes attributes(String path, FileStat stat) {
        Map<String, byte[]> xattrs = new HashMap<>();
        for (String name : from.xattrs(path)) {
            Optional<byte[]> value = from.xattr(path, name);
            value.ifPresent(bytes -> xattrs.put(name, bytes));
        }
        int mode = stat.kind() == FileKind.SYMLINK ? -1 : stat.mode();
        return new FileAttributes(
                stat.uid(), stat.gid(), mode, stat.modified(), stat.modified(), xattrs);
    }
}
