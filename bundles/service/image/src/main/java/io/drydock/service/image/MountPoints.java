package io.drydock.service.image;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.trees.TreePath;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files and directories every container has things mounted on, made where the image lacks them,
 * as dockerd's init layer does. In the mounted root, where the image's links lead nowhere else.
 */
final class MountPoints {

    static final List<String> DIRECTORIES = List.of("dev/pts", "dev/shm", "proc", "sys");
    static final List<String> FILES =
            List.of("dev/console", "etc/hostname", "etc/hosts", "etc/resolv.conf", ".dockerenv");
    static final List<String> PARENTS = List.of("dev", "etc");
    static final Map<String, String> LINKS = Map.of("etc/mtab", "/proc/mounts");

    private final RootedDirectories directories;

    MountPoints(RootedDirectories directories) {
        this.directories = directories;
    }

    void make(Path mounted) {
        try (RootedDirectory root = directories.open(mounted)) {
            DIRECTORIES.forEach(path -> orThere(() -> root.directories(path, 0755)));
            FILES.forEach(path -> make(root, path, () -> root.create(path, 0755).close()));
            LINKS.forEach((path, target) -> make(root, path, () -> root.symlink(path, target)));
        }
    }

    /** For those who only look: what a container has removed stays removed. */
    void makeUnlessMade(Path mounted) {
        boolean made;
        try (RootedDirectory root = directories.open(mounted)) {
            made = root.stat(".dockerenv").isPresent();
        }
        if (!made) {
            make(mounted);
        }
    }

    /**
     * Whether a file is one of these, still as it was made; then it is no change of the
     * container's.
     */
    static boolean made(String path, FileStat stat, RootedDirectory root) {
        return switch (stat.kind()) {
            case DIRECTORY ->
                    stat.mode() == 0755 && (DIRECTORIES.contains(path) || PARENTS.contains(path));
            case FILE -> FILES.contains(path) && stat.size() == 0;
            case SYMLINK ->
                    LINKS.containsKey(path) && root.readSymlink(path).equals(LINKS.get(path));
            case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> false;
        };
    }

    private static void make(RootedDirectory root, String path, Runnable making) {
        String parent = TreePath.parent(path);
        if (!parent.isEmpty()) {
            orThere(() -> root.directories(parent, 0755));
        }
        orThere(making);
    }

    /**
     * An image may have anything in these places; what does not fit shows when it is mounted on.
     */
    private static void orThere(Runnable making) {
        try {
            making.run();
        } catch (LinuxException e) {
            if (!e.is(Errno.EEXIST) && !e.is(Errno.ENOTDIR) && !e.is(Errno.ENOENT)) {
                throw e;
            }
        }
    }
}
