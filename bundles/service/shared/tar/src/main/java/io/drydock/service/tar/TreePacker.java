package io.drydock.service.tar;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.TarEntry.Type;
import io.drydock.service.trees.TreePath;
import io.drydock.service.trees.Xattrs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts files of a tree into an archive. The tree may change meanwhile: what has gone between the
 * list and the look is left out.
 */
public final class TreePacker {

    private static final Logger LOG = LoggerFactory.getLogger(TreePacker.class);

    private final RootedDirectory tree;
    private final TarWriter out;
    private final Set<String> hollow;
    private final FileContent content;
    private final Map<Inode, String> linked = new HashMap<>();

    /** {@code hollow}: directories whose content is left out. */
    public TreePacker(RootedDirectory tree, TarWriter out, Set<String> hollow) {
        this.tree = tree;
        this.out = out;
        this.hollow = hollow;
        this.content = new FileContent(out);
    }

    private record Inode(long device, long number) {}

    /** A path with all below it, under another name; empty for what is in it alone. */
    public void packTree(String path, String name) throws IOException {
        Optional<FileStat> stat = tree.stat(path);
        if (stat.isEmpty()) {
            return;
        }
        boolean directory = stat.get().kind() == FileKind.DIRECTORY;
        if (!name.isEmpty()) {
            pack(path, name, stat.get());
        }
        if (directory && !hollow.contains(path)) {
            for (String child : children(path)) {
                packTree(TreePath.child(path, child), inside(name, child));
            }
        }
    }

    /** {@code /} is a name that ends in a slash already. */
    private static String inside(String name, String child) {
        return name.endsWith("/") ? name + child : TreePath.child(name, child);
    }

    private Iterable<String> children(String path) {
        try {
            return tree.list(path);
        } catch (LinuxException e) {
            if (changed(e)) {
                return java.util.List.of();
            }
            throw e;
        }
    }

    /** One member. */
    public void pack(String path, String name, FileStat stat) throws IOException {
        try {
            packNow(path, name, stat);
        } catch (LinuxException e) {
            if (!changed(e)) {
                throw e;
            }
            LOG.debug("left out of the archive: {}", e.getMessage());
        }
    }

    private void packNow(String path, String name, FileStat stat) throws IOException {
        if (stat.kind() == FileKind.SOCKET) {
            return;
        }
        Inode inode = new Inode(stat.device(), stat.inode());
        boolean several = stat.links() > 1 && stat.kind() != FileKind.DIRECTORY;
        String first = several ? linked.get(inode) : null;
        if (first != null) {
            out.begin(entry(path, name, Type.HARD_LINK, first, 0, stat));
            return;
        }
        switch (stat.kind()) {
            case FILE -> content.write(tree, path, this::entry, name);
            case DIRECTORY -> {
                String slashed = name.endsWith("/") ? name : name + "/";
                out.begin(entry(path, slashed, Type.DIRECTORY, "", 0, stat));
            }
            case SYMLINK ->
                    out.begin(entry(path, name, Type.SYMLINK, tree.readSymlink(path), 0, stat));
            case CHARACTER_DEVICE ->
                    out.begin(entry(path, name, Type.CHARACTER_DEVICE, "", 0, stat));
            case BLOCK_DEVICE -> out.begin(entry(path, name, Type.BLOCK_DEVICE, "", 0, stat));
            case FIFO -> out.begin(entry(path, name, Type.FIFO, "", 0, stat));
            case SOCKET -> throw new IllegalStateException("left out above");
        }
        if (several) {
            linked.put(inode, name);
        }
    }

    /** The member that deletes a path of the layers below. */
    public void whiteout(String path) throws IOException {
        String name = TreePath.child(TreePath.parent(path), ".wh." + TreePath.last(path));
        out.begin(
                new TarEntry(name, Type.FILE, "", 0, 0, 0, 0, Instant.EPOCH, 0, 0, Map.of(), null));
    }

    private TarEntry entry(
            String path, String name, Type type, String link, long size, FileStat stat) {
        boolean device = type == Type.CHARACTER_DEVICE || type == Type.BLOCK_DEVICE;
        return new TarEntry(
                name,
                type,
                link,
                size,
                type == Type.SYMLINK ? 0777 : stat.mode(),
                stat.uid(),
                stat.gid(),
                stat.modified().truncatedTo(ChronoUnit.SECONDS),
                device ? stat.major() : 0,
                device ? stat.minor() : 0,
                type == Type.HARD_LINK ? Map.of() : Xattrs.read(tree, path),
                null);
    }

    private static boolean changed(LinuxException e) {
        return e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR) || e.is(Errno.ELOOP) || e.is(Errno.EINVAL);
    }
}
