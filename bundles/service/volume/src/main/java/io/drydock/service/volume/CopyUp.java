package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Fills an empty volume with what an image has at some place. Not for two threads. */
final class CopyUp {

    private static final int BUFFER = 128 * 1024;

    private final RootedDirectories directories;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Map<Inode, String> linked = new HashMap<>();

    private record Inode(long device, long number) {}

    CopyUp(RootedDirectories directories) {
        this.directories = directories;
    }

    /** Whether there is anything at the place. */
    boolean worthwhile(Path rootfs, String path) {
        try (RootedDirectory source = directories.open(rootfs)) {
            return source.stat(source.resolve(path)).isPresent();
        } catch (LinuxException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Makes an empty volume have what the image has.
     *
     * @param staging of the volume
     * @param refusal what is said of a file, with a place for its path
     */
    void copy(Path rootfs, String path, RootedDirectory volume, Staging staging, String refusal) {
        try (RootedDirectory source = directories.open(rootfs)) {
            String from = source.resolve(path);
            FileStat stat = source.stat(from).orElseThrow();
            if (stat.kind() != FileKind.DIRECTORY) {
                throw EngineException.system(refusal.formatted(rootfs.resolve(from)), null);
            }
            String to = staging.begin();
            children(source, from, volume, to);
            volume.apply(to, attributes(source, from, stat));
            staging.complete();
        }
    }

    private void children(RootedDirectory source, String from, RootedDirectory volume, String to) {
        for (String name : source.list(from)) {
            entry(source, join(from, name), volume, join(to, name));
        }
    }

    private void entry(RootedDirectory source, String from, RootedDirectory volume, String to) {
        FileStat stat = source.stat(from).orElseThrow();
        if (stat.kind() != FileKind.DIRECTORY && stat.links() > 1) {
            Inode inode = new Inode(stat.device(), stat.inode());
            String first = linked.putIfAbsent(inode, to);
            if (first != null) {
                volume.hardlink(to, first);
                return;
            }
        }
        FileAttributes attributes = attributes(source, from, stat);
        switch (stat.kind()) {
            case DIRECTORY -> {
                volume.directory(to, stat.mode());
                children(source, from, volume, to);
                volume.apply(to, attributes);
            }
            case FILE -> file(source, from, volume, to, attributes);
            case SYMLINK -> {
                volume.symlink(to, source.readSymlink(from));
                volume.apply(to, attributes);
            }
            case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> {
                volume.node(to, stat.kind(), stat.mode(), stat.major(), stat.minor());
                volume.apply(to, attributes);
            }
        }
    }

    private void file(
            RootedDirectory source,
            String from,
            RootedDirectory volume,
            String to,
            FileAttributes attributes) {
        try (RootedFile in = source.open(from);
                RootedFile out = volume.create(to, 0600)) {
            buffer.clear();
            while (in.read(buffer) >= 0) {
                out.write(buffer.flip());
                buffer.clear();
            }
            out.apply(attributes);
        }
    }

    /** What a file is to be like elsewhere. */
    static FileAttributes attributes(RootedDirectory source, String path, FileStat stat) {
        Map<String, byte[]> xattrs = new HashMap<>();
        for (String name : source.xattrs(path)) {
            // What overlayfs notes for itself has no meaning elsewhere.
            if (!name.startsWith("trusted.overlay.")) {
                source.xattr(path, name).ifPresent(value -> xattrs.put(name, value));
            }
        }
        int mode = stat.kind() == FileKind.SYMLINK ? -1 : stat.mode();
        return new FileAttributes(
                stat.uid(), stat.gid(), mode, stat.modified(), stat.modified(), xattrs);
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
