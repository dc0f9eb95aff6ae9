package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileNames;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A tree worked on through descriptors of its directories. */
final class LinuxRootedDirectory implements RootedDirectory {

    private static final int LONGEST_LINK = 4096;
    private static final int MAKE =
            OpenFlags.READ_WRITE
                    | OpenFlags.CREATE
                    | OpenFlags.EXCLUSIVE
                    | OpenFlags.NOFOLLOW
                    | OpenFlags.CLOEXEC;
    private static final int READ =
            OpenFlags.READ | OpenFlags.NOFOLLOW | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;

    private final RootHandle root;

    LinuxRootedDirectory(RootHandle root) {
        this.root = root;
    }

    @Override
    public Path path() {
        return Path.of("/proc/self/fd/" + root.number());
    }

    /** Work on a name in its open parent directory. */
    private interface Named<T> {
        T at(int dir, byte[] name);
    }

    private <T> T at(String path, Named<T> work) {
        RootedPath split = RootedPath.of(path);
        return work.at(root.parent(split.parent()), CString.of(split.name()));
    }

    private void call(String path, String operation, Named<Integer> work) {
        Calls.check(at(path, work), operation, root.show(path));
    }

    @Override
    public RootedFile create(String path, int mode) {
        int fd =
                Calls.check(
                        at(path, (dir, name) -> LibC.openat(dir, name, MAKE, mode)),
                        "create",
                        root.show(path));
        return new LinuxRootedFile(fd, root.show(path));
    }

    @Override
    public RootedFile open(String path) {
        int fd =
                Calls.check(
                        at(path, (dir, name) -> LibC.openat(dir, name, READ, 0)),
                        "open",
                        root.show(path));
        RootedFile file = new LinuxRootedFile(fd, root.show(path));
        if (file.stat().kind() != FileKind.FILE) {
            file.close();
            throw new LinuxException(Errno.EINVAL, "open as a file", root.show(path));
        }
        return file;
    }

    @Override
    public void directory(String path, int mode) {
        call(path, "make directory", (dir, name) -> LibC.mkdirat(dir, name, mode));
    }

    @Override
    public void directories(String path, int mode) {
        String bare = RootedPath.strip(path);
        int slash = bare.indexOf('/');
        while (slash > 0) {
            ensure(bare.substring(0, slash), 0755);
            slash = bare.indexOf('/', slash + 1);
        }
        if (!bare.isEmpty()) {
            ensure(bare, mode);
        }
    }

    private void ensure(String path, int mode) {
        if (path.equals(".") || path.endsWith("/.") || path.endsWith("/")) {
            return;
        }
        try {
            directory(path, mode);
        } catch (LinuxException e) {
            // A link to a directory will do, as for mkdir -p.
            if (!e.is(Errno.EEXIST)) {
                throw e;
            }
            LibC.close(root.open(path, OpenFlags.PATH | OpenFlags.DIRECTORY, 0));
        }
    }

    @Override
    public void symlink(String path, String target) {
        byte[] text = CString.of(target);
        call(path, "make symbolic link", (dir, name) -> LibC.symlinkat(text, dir, name));
    }

    @Override
    public void hardlink(String path, String existing) {
        RootedPath from = RootedPath.of(existing);
        int source = root.open(from.parent(), OpenFlags.PATH | OpenFlags.DIRECTORY, 0);
        try {
            byte[] old = CString.of(from.name());
            call(path, "make hard link", (dir, name) -> LibC.linkat(source, old, dir, name, 0));
        } finally {
            LibC.close(source);
        }
    }

    @Override
    public void node(String path, FileKind kind, int mode, int major, int minor) {
        at(
                path,
                (dir, name) -> {
                    NodeCalls.node(dir, name, kind, mode, DeviceNumber.of(major, minor));
                    return true;
                });
    }

    @Override
    public void apply(String path, FileAttributes attributes) {
        at(
                path,
                (dir, name) -> {
                    NamedAttributes.apply(dir, name, attributes, root.show(path));
                    return true;
                });
    }

    @Override
    public Optional<FileStat> stat(String path) {
        try {
            return at(path, Statx::of).map(Statx::stat);
        } catch (LinuxException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String readSymlink(String path) {
        byte[] text = new byte[LONGEST_LINK];
        int length =
                Calls.check(
                        at(
                                path,
                                (dir, name) -> (int) LibC.readlinkat(dir, name, text, text.length)),
                        "read symbolic link",
                        root.show(path));
        return FileNames.decode(text, 0, length);
    }

    @Override
    public List<String> list(String path) {
        int flags = OpenFlags.READ | OpenFlags.DIRECTORY;
        int fd = root.open(RootedPath.strip(path), flags, 0);
        try {
            return DirectoryEntries.read(fd, root.show(path)).stream()
                    .map(DirectoryEntries::text)
                    .sorted()
                    .toList();
        } finally {
            LibC.close(fd);
        }
    }

    @Override
    public Optional<byte[]> xattr(String path, String name) {
        String shown = root.show(path);
        return at(path, (dir, last) -> Xattrs.get(NamedAttributes.path(dir, last), name, shown));
    }

    @Override
    public List<String> xattrs(String path) {
        String shown = root.show(path);
        return at(path, (dir, last) -> Xattrs.list(NamedAttributes.path(dir, last), shown));
    }

    @Override
    public String resolve(String path) {
        return RootedResolution.resolve(root, path);
    }

    @Override
    public void rename(String from, String to) {
        RootedPath old = RootedPath.of(from);
        int source = root.open(old.parent(), OpenFlags.PATH | OpenFlags.DIRECTORY, 0);
        try {
            byte[] oldName = CString.of(old.name());
            call(to, "rename", (dir, name) -> LibC.renameat(source, oldName, dir, name));
        } finally {
            LibC.close(source);
            root.forget();
        }
    }

    @Override
    public boolean delete(String path) {
        boolean there = stat(path).isPresent();
        if (there) {
            boolean directory = stat(path).orElseThrow().kind() == FileKind.DIRECTORY;
            call(path, "remove", (dir, name) -> LibC.unlinkat(dir, name, directory ? 0x200 : 0));
            root.forget();
        }
        return there;
    }

    @Override
    public boolean deleteTree(String path) {
        if (stat(path).isEmpty()) {
            return false;
        }
        try {
            return at(path, (dir, name) -> TreeRemoval.remove(dir, name, root.show(path)));
        } finally {
            root.forget();
        }
    }

    @Override
    public void close() {
        root.close();
    }
}
