package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that keeps a namespace alive. */
final class NamespaceFile {

    private NamespaceFile() {}

    /** Makes the file, with its parent directory. */
    static void make(Path path) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new LinuxException(Errno.EIO, "create directory for", path.toString());
        }
        int flags = OpenFlags.CREATE | OpenFlags.EXCLUSIVE | OpenFlags.CLOEXEC;
        LibC.close(Calls.check(LibC.open(CString.of(path), flags, 0444), "create", path));
    }

    /** Mounts a namespace, a file of /proc, on it. */
    static void mount(Path namespace, Path path) {
        byte[] source = CString.of(namespace);
        byte[] target = CString.of(path);
        Offload.run(
                () ->
                        Calls.check(
                                LibC.mount(source, target, null, MountFlags.BIND, null),
                                "mount namespace on",
                                path));
    }

    static boolean delete(Path path) {
        return Offload.call(() -> deleteNow(path));
    }

    private static boolean deleteNow(Path path) {
        byte[] raw = CString.of(path);
        if (LibC.umount2(raw, MountFlags.DETACH | MountFlags.NO_FOLLOW) != 0) {
            int errno = Calls.errno();
            if (errno != Errno.EINVAL && errno != Errno.ENOENT) {
                throw new LinuxException(errno, "unmount", path.toString());
            }
        }
        if (LibC.unlinkat(LibC.AT_FDCWD, raw, 0) == 0) {
            return true;
        }
        int errno = Calls.errno();
        if (errno == Errno.ENOENT) {
            return false;
        }
        throw new LinuxException(errno, "delete", path.toString());
    }
}
