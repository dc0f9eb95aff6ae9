package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.InnerMount;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;

import java.nio.file.Path;
import java.util.List;

/**
 * A tree put together in a mount namespace of its own. Runs on a thread that ends afterwards; from
 * then on only the open descriptor of the namespace keeps it, so that nothing has to be unmounted.
 *
 * <p>The copies of the host's mounts are dropped at once: they would keep alive what is unmounted
 * on the host meanwhile.
 */
final class PrivateTree {

    private static final int NEW_MOUNTS = 0x20000;
    private static final int DIRECTORY = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
    private static final byte[] NONE = CString.of("none");
    private static final byte[] HERE = CString.of(".");

    private final Path root;
    private final boolean readOnly;
    private final List<InnerMount> mounts;

    PrivateTree(Path root, boolean readOnly, List<InnerMount> mounts) {
        this.root = root;
        this.readOnly = readOnly;
        this.mounts = mounts;
    }

    RootedDirectory open() {
        Calls.check(LibC.unshare(NEW_MOUNTS), "unshare", "mount namespace");
        long alone = MountFlags.PRIVATE | MountFlags.RECURSIVE;
        Calls.check(LibC.mount(NONE, CString.of("/"), null, alone, null), "make private", "/");
        byte[] own = CString.of("/proc/thread-self/ns/mnt");
        int flags = OpenFlags.READ | OpenFlags.CLOEXEC;
        return opened(Calls.check(LibC.open(own, flags, 0), "open", "mount namespace"));
    }

    private RootedDirectory opened(int namespace) {
        int fd = -1;
        try {
            attachRoot();
            fd = Calls.check(LibC.open(HERE, DIRECTORY, 0), "open", root);
            RootHandle handle = new RootHandle(fd, namespace, root.toString());
            LinuxRootedDirectory tree = new LinuxRootedDirectory(handle);
            for (InnerMount mount : mounts) {
                mount(tree, handle, mount);
            }
            if (readOnly) {
                Calls.check(Syscalls.makeReadOnly(HERE, false), "make read-only", root);
            }
            dropOthers();
            return tree;
        } catch (RuntimeException e) {
            if (fd >= 0) {
                LibC.close(fd);
            }
            LibC.close(namespace);
            throw e;
        }
    }

    /** A mount of the directory alone, on itself, which becomes the working directory. */
    private void attachRoot() {
        byte[] path = CString.of(root);
        Calls.check(LibC.mount(path, path, null, MountFlags.BIND, null), "bind", root);
        Calls.check(LibC.chdir(path), "enter", root);
    }

    private static void mount(LinuxRootedDirectory tree, RootHandle handle, InnerMount mount) {
        byte[] source = CString.of(mount.source());
        FileKind kind = Statx.following(source, mount.source().toString()).kind();
        make(tree, mount.destination(), kind);
        int target = handle.open(RootedPath.strip(mount.destination()), OpenFlags.PATH, 0);
        try {
            int copy =
                    Calls.check(
                            Syscalls.openTree(source, mount.recursive()),
                            "copy mount",
                            mount.source());
            try {
                if (mount.readOnly()) {
                    Calls.check(Syscalls.makeReadOnly(copy), "make read-only", mount.source());
                }
                Calls.check(Syscalls.attach(copy, target), "mount on", mount.destination());
            } finally {
                LibC.close(copy);
            }
        } finally {
            LibC.close(target);
        }
    }

    private static void make(LinuxRootedDirectory tree, String destination, FileKind kind) {
        try {
            tree.resolve(destination);
        } catch (LinuxException e) {
            if (!e.is(Errno.ENOENT)) {
                throw e;
            }
            if (kind == FileKind.DIRECTORY) {
                tree.directories(destination, 0755);
            } else {
                tree.directories(RootedPath.of(destination).parent(), 0755);
                tree.create(destination, 0755).close();
            }
        }
    }

    /** Where the root is no mount that can be exchanged (an initial ramfs) the copies stay. */
    private void dropOthers() {
        if (Syscalls.pivotRoot() == 0) {
            Calls.check(LibC.umount2(HERE, MountFlags.DETACH), "unmount", "the host's mounts");
        }
    }
}
