package io.drydock.service.storage;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.trees.OverlayMarks;
import io.drydock.service.trees.TreePath;
import io.drydock.service.trees.Xattrs;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one tree like another: that of a container's new layer, which shows the image so far, like
 * the old one. Times, attributes, links, devices and holes included; sockets too.
 */
final class TreeCopy {

    private static final int BUFFER = 1 << 20;

    private final RootedDirectory from;
    private final RootedDirectory to;
    private final boolean whole;
    private final Runnable wanted;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer other = ByteBuffer.allocateDirect(BUFFER);
    private final Map<Long, String> linked = new HashMap<>();

    /**
     * @param whole {@code from} shows the whole tree; otherwise it holds the changes alone, as
     *     overlayfs writes them
     * @param wanted throws when it is not any more; asked often
     */
    TreeCopy(RootedDirectory from, RootedDirectory to, boolean whole, Runnable wanted) {
        this.from = from;
        this.to = to;
        this.whole = whole;
        this.wanted = wanted;
    }

    void run() {
        from.stat("").ifPresent(stat -> content("", stat));
    }

    private void content(String path, FileStat stat) {
        List<String> names = from.list(path);
        if (whole || OverlayMarks.opaque(from, path)) {
            Set<String> kept = new HashSet<>(names);
            to.list(path).stream()
                    .filter(name -> !kept.contains(name))
                    .forEach(name -> to.deleteTree(TreePath.child(path, name)));
        }
        for (String name : names) {
            if (!OverlayMarks.note(name)) {
                String child = TreePath.child(path, name);
                from.stat(child).ifPresent(one -> copy(child, one));
            }
        }
        // Last, as making the content has changed the times.
        attributes(path, stat);
    }

    private void copy(String path, FileStat stat) {
        wanted.run();
        Optional<FileStat> there = to.stat(path);
        if (!whole && stat.whiteout()) {
            to.deleteTree(path);
        } else if (stat.kind() == FileKind.DIRECTORY) {
            if (there.filter(one -> one.kind() == FileKind.DIRECTORY).isEmpty()) {
                to.deleteTree(path);
                to.directory(path, stat.mode());
            }
            content(path, stat);
        } else if (!linked(path, stat, there) && !(whole && same(path, stat, there))) {
            to.deleteTree(path);
            make(path, stat);
        }
    }

    /** Another name of a file that is there already. */
    private boolean linked(String path, FileStat stat, Optional<FileStat> there) {
        String first = stat.links() > 1 ? linked.putIfAbsent(stat.inode(), path) : null;
        if (first == null) {
            return false;
        }
        long inode = to.stat(first).orElseThrow().inode();
        if (there.filter(one -> one.inode() == inode).isEmpty()) {
            to.deleteTree(path);
            to.hardlink(path, first);
        }
        return true;
    }

    private void make(String path, FileStat stat) {
        switch (stat.kind()) {
            case FILE -> file(path, stat);
            case SYMLINK -> {
                to.symlink(path, from.readSymlink(path));
                attributes(path, stat);
            }
            case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET -> {
                to.node(path, stat.kind(), stat.mode(), stat.major(), stat.minor());
                attributes(path, stat);
            }
            case DIRECTORY -> throw new IllegalStateException("made where it is found");
        }
    }

    private void file(String path, FileStat stat) {
        try (RootedFile source = from.open(path);
                RootedFile target = to.create(path, stat.mode())) {
            long at = source.nextData(0);
            while (at < stat.size()) {
                long end = Math.min(source.nextHole(at), stat.size());
                source.position(at);
                target.position(at);
                stretch(source, target, end - at);
                at = source.nextData(end);
            }
            target.length(stat.size());
        }
        attributes(path, stat);
    }

    private void stretch(RootedFile source, RootedFile target, long length) {
        for (long left = length; left > 0; left -= buffer.position()) {
            wanted.run();
            if (source.read(buffer.clear().limit((int) Math.min(BUFFER, left))) < 0) {
                return;
            }
            target.write(buffer.flip());
        }
    }

    /** What looks the same may have been written with its time set back: the bytes decide. */
    private boolean same(String path, FileStat stat, Optional<FileStat> there) {
        if (there.isEmpty()) {
            return false;
        }
        FileStat other = there.get();
        boolean alike =
                stat.kind() == other.kind()
                        && stat.mode() == other.mode()
                        && stat.uid() == other.uid()
                        && stat.gid() == other.gid()
                        && stat.size() == other.size()
                        && stat.major() == other.major()
                        && stat.minor() == other.minor()
                        && stat.modified().equals(other.modified())
                        && sameXattrs(path);
        if (!alike) {
            return false;
        }
        return switch (stat.kind()) {
            case FILE -> sameBytes(path);
            case SYMLINK -> from.readSymlink(path).equals(to.readSymlink(path));
            case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET, DIRECTORY -> true;
        };
    }

    private boolean sameBytes(String path) {
        try (RootedFile source = from.open(path);
                RootedFile target = to.open(path)) {
            while (true) {
                wanted.run();
                fill(source, buffer);
                fill(target, other);
                if (!buffer.equals(other)) {
                    return false;
                }
                if (!buffer.hasRemaining()) {
                    return true;
                }
            }
        }
    }

    private static void fill(RootedFile file, ByteBuffer into) {
        into.clear();
        while (into.hasRemaining() && file.read(into) > 0) {}
        into.flip();
    }

    private boolean sameXattrs(String path) {
        Map<String, byte[]> ours = Xattrs.read(from, path);
        Map<String, byte[]> theirs = Xattrs.read(to, path);
        return ours.keySet().equals(theirs.keySet())
                && ours.entrySet().stream()
                        .allMatch(one -> Arrays.equals(one.getValue(), theirs.get(one.getKey())));
    }

    private void attributes(String path, FileStat stat) {
        int mode = stat.kind() == FileKind.SYMLINK ? -1 : stat.mode();
        to.apply(path, FileAttributes.of(stat.uid(), stat.gid(), mode, stat.modified()));
        Xattrs.apply(to, path, Xattrs.read(from, path));
    }
}
