package io.drydock.service.tar;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.Placement.Owner;
import io.drydock.service.trees.TreePath;
import io.drydock.service.trees.Xattrs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks an archive, a layer's or another, into a directory. Every path goes through {@link
 * RootedDirectory}, so that no name and no link, whether of this archive or of the layer below,
 * leads out of the tree.
 */
public final class Unpacker {

    private static final Placement WHOLE = new Placement("", false, null);

    private final RootedDirectory root;
    private final Whiteout whiteouts;
    private final Placement where;
    private final BodyWatch watch;
    private final List<Map.Entry<String, FileAttributes>> directories = new ArrayList<>();
    private long bytes;

    public Unpacker(RootedDirectory root, Whiteout whiteouts) {
        this(root, whiteouts, WHOLE, BodyWatch.NONE);
    }

    /** For a layer whose archive is to be written again some day. */
    public Unpacker(RootedDirectory root, Whiteout whiteouts, BodyWatch watch) {
        this(root, whiteouts, WHOLE, watch);
    }

    public Unpacker(RootedDirectory root, Whiteout whiteouts, Placement where) {
        this(root, whiteouts, where, BodyWatch.NONE);
    }

    private Unpacker(RootedDirectory root, Whiteout whiteouts, Placement where, BodyWatch watch) {
        this.root = root;
        this.whiteouts = whiteouts;
        this.where = where;
        this.watch = watch;
    }

    /**
     * Unpacks all members.
     *
     * @return bytes of files and link targets, as docker counts a layer's size
     */
    public long unpack(TarReader archive) throws IOException {
        for (TarEntry entry = archive.next(); entry != null; entry = archive.next()) {
            unpack(owned(entry), archive);
        }
        // Making the content has changed the directories' times: children come after parents.
        for (Map.Entry<String, FileAttributes> directory : directories.reversed()) {
            ifStillThere(directory.getKey(), directory.getValue());
        }
        return bytes;
    }

    private TarEntry owned(TarEntry entry) {
        Owner owner = where.owner();
        return owner == null ? entry : entry.ownedBy(owner.uid(), owner.gid());
    }

    /** A member's name is relative to the directory that is unpacked into, as is a hard link's. */
    private String place(String name) throws ArchiveException {
        String path = MemberPath.of(name);
        return path.isEmpty() ? path : TreePath.child(where.directory(), path);
    }

    private void unpack(TarEntry entry, TarReader archive) throws IOException {
        String path = place(entry.name());
        if (path.isEmpty()) {
            unpackRoot(entry);
        } else if (whiteouts.names(path)) {
            withParents(path, () -> whiteouts.unpack(path));
        } else {
            whiteouts.unpacked(path);
            withParents(path, () -> replacing(path, entry, () -> make(path, entry, archive)));
        }
    }

    private void unpackRoot(TarEntry entry) {
        // A directory that was there before keeps what it is.
        if (entry.type() == TarEntry.Type.DIRECTORY && where == WHOLE) {
            attributes("", entry);
            directories.add(Map.entry("", times(entry)));
        }
    }

    private interface Making {
        void run() throws IOException;
    }

    /** Archives may leave out the directories above a member. */
    private void withParents(String path, Making making) throws IOException {
        try {
            making.run();
        } catch (LinuxException e) {
            if (!e.is(Errno.ENOENT) || root.stat(TreePath.parent(path)).isPresent()) {
                throw e;
            }
            root.directories(TreePath.parent(path), 0755);
            making.run();
        }
    }

    /** A later member replaces an earlier one or one of the parent's; a directory stays. */
    private void replacing(String path, TarEntry entry, Making making) throws IOException {
        try {
            making.run();
        } catch (LinuxException e) {
            if (!e.is(Errno.EEXIST)) {
                throw e;
            }
            replace(path, entry, making);
        }
    }

    private void replace(String path, TarEntry entry, Making making) throws IOException {
        Optional<FileStat> there = root.stat(path);
        boolean directory = entry.type() == TarEntry.Type.DIRECTORY;
        if (directory && there.map(FileStat::kind).filter(FileKind.DIRECTORY::equals).isPresent()) {
            finishDirectory(path, entry);
            return;
        }
        keep(path, there, directory);
        there.ifPresent(this::uncount);
        watch.losing(root, path);
        root.deleteTree(path);
        making.run();
        if (directory && there.filter(FileStat::whiteout).isPresent()) {
            whiteouts.opaque(path);
        }
    }

    private void keep(String path, Optional<FileStat> there, boolean directory)
            throws ArchiveException {
        if (!where.keepKinds() || there.isEmpty()) {
            return;
        }
        boolean wasDirectory = there.get().kind() == FileKind.DIRECTORY;
        if (wasDirectory != directory) {
            throw new ArchiveException(
                    "cannot overwrite %s \"/%s\" with %s \"/%s\""
                            .formatted(
                                    directory ? "non-directory" : "directory",
                                    path,
                                    directory ? "directory" : "non-directory",
                                    where.directory()));
        }
    }

    private void uncount(FileStat stat) {
        if ((stat.kind() == FileKind.FILE && stat.links() == 1)
                || stat.kind() == FileKind.SYMLINK) {
            bytes = whiteouts.ownTree() ? bytes - stat.size() : bytes;
        }
    }

    private void make(String path, TarEntry entry, TarReader archive) throws IOException {
        switch (entry.type()) {
            case FILE -> {
                FileBody.write(root, path, entry, archive, watch);
                xattrs(path, entry);
                bytes += entry.size();
            }
            case DIRECTORY -> {
                root.directory(path, entry.mode());
                finishDirectory(path, entry);
            }
            case SYMLINK -> {
                root.symlink(path, entry.linkName());
                attributes(path, entry);
                bytes += entry.linkName().length();
            }
            case HARD_LINK -> link(path, entry);
            case CHARACTER_DEVICE -> node(path, entry, FileKind.CHARACTER_DEVICE);
            case BLOCK_DEVICE -> node(path, entry, FileKind.BLOCK_DEVICE);
            case FIFO -> node(path, entry, FileKind.FIFO);
        }
    }

    private void link(String path, TarEntry entry) throws ArchiveException {
        String target = place(entry.linkName());
        if (target.equals(path)) {
            throw new ArchiveException("invalid hardlink \"" + path + "\" -> itself");
        }
        try {
            root.hardlink(path, target);
        } catch (LinuxException e) {
            if (e.is(Errno.ENOENT) && root.stat(TreePath.parent(path)).isPresent()) {
                throw new ArchiveException(
                        "link " + entry.linkName() + " " + path + ": no such file or directory");
            }
            throw e;
        }
    }

    private void node(String path, TarEntry entry, FileKind kind) {
        root.node(path, kind, entry.mode(), entry.major(), entry.minor());
        attributes(path, entry);
    }

    private void finishDirectory(String path, TarEntry entry) {
        attributes(path, entry);
        directories.add(Map.entry(path, times(entry)));
    }

    private void attributes(String path, TarEntry entry) {
        root.apply(path, ofHeader(entry));
        xattrs(path, entry);
    }

    private void xattrs(String path, TarEntry entry) {
        if (!entry.xattrs().isEmpty()) {
            Xattrs.apply(root, path, entry.xattrs());
        }
    }

    private void ifStillThere(String path, FileAttributes times) {
        try {
            if (root.stat(path).filter(stat -> stat.kind() == FileKind.DIRECTORY).isPresent()) {
                root.apply(path, times);
            }
        } catch (LinuxException e) {
            if (!e.is(Errno.ENOENT) && !e.is(Errno.ENOTDIR)) {
                throw e;
            }
        }
    }

    static FileAttributes ofHeader(TarEntry entry) {
        int mode = entry.type() == TarEntry.Type.SYMLINK ? -1 : entry.mode();
        return FileAttributes.of(entry.uid(), entry.gid(), mode, entry.modified());
    }

    private static FileAttributes times(TarEntry entry) {
        return FileAttributes.of(-1, -1, -1, entry.modified());
    }
}
