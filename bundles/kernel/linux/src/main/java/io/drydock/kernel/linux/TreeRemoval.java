package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

/** Removes trees by open directories: no link is followed, whoever changes the tree meanwhile. */
final class TreeRemoval {

    private static final int REMOVE_DIRECTORY = 0x200;
    private static final int OPEN =
            OpenFlags.READ | OpenFlags.DIRECTORY | OpenFlags.NOFOLLOW | OpenFlags.CLOEXEC;

    private TreeRemoval() {}

    /** Removes a name; false when it was not there. */
    static boolean remove(int dir, byte[] name, String shown) {
        if (LibC.unlinkat(dir, name, 0) == 0) {
            return true;
        }
        int errno = Calls.errno();
        if (errno == Errno.ENOENT) {
            return false;
        }
        if (errno != Errno.EISDIR && errno != Errno.EPERM) {
            throw new LinuxException(errno, "remove", shown);
        }
        if (LibC.unlinkat(dir, name, REMOVE_DIRECTORY) == 0) {
            return true;
        }
        errno = Calls.errno();
        if (errno != Errno.ENOTEMPTY && errno != Errno.EEXIST) {
            throw new LinuxException(errno, "remove", shown);
        }
        empty(dir, name, shown);
        Calls.check(LibC.unlinkat(dir, name, REMOVE_DIRECTORY), "remove", shown);
        return true;
    }

    private static void empty(int dir, byte[] name, String shown) {
        int fd = Calls.check(LibC.openat(dir, name, OPEN, 0), "open", shown);
        try {
            for (byte[] entry : DirectoryEntries.read(fd, shown)) {
                remove(fd, entry, shown + "/" + DirectoryEntries.text(entry));
            }
        } finally {
            LibC.close(fd);
        }
    }
}
