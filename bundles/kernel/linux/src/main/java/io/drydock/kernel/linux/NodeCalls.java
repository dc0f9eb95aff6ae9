package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.LinuxException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Metadata of a name in an open directory; the name is not followed. */
final class NodeCalls {

    private static final int NO_FOLLOW = 0x100;

    private NodeCalls() {}

    static void owner(int dir, byte[] name, int uid, int gid, String shown) {
        Calls.check(LibC.fchownat(dir, name, uid, gid, NO_FOLLOW), "set owner of", shown);
    }

    /** EOPNOTSUPP for a symbolic link, never a change of what it points to. */
    static void mode(int dir, byte[] name, int mode, String shown) {
        int done = Syscalls.fchmodat2(dir, name, mode, NO_FOLLOW);
        if (done == -1 && Calls.errno() == Errno.ENOSYS) {
            modeThroughDescriptor(dir, name, mode, shown);
            return;
        }
        Calls.check(done, "set mode of", shown);
    }

    /** Before Linux 6.6: what was opened cannot be swapped for a link any more. */
    static void modeThroughDescriptor(int dir, byte[] name, int mode, String shown) {
        int flags = OpenFlags.PATH | OpenFlags.NOFOLLOW | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.openat(dir, name, flags, 0), "open", shown);
        try {
            if (Statx.of(fd, shown).kind() == FileKind.SYMLINK) {
                throw new LinuxException(Errno.EOPNOTSUPP, "set mode of", shown);
            }
            byte[] path = CString.of("/proc/self/fd/" + fd);
            Calls.check(LibC.fchmodat(LibC.AT_FDCWD, path, mode, 0), "set mode of", shown);
        } finally {
            LibC.close(fd);
        }
    }

    static void times(
            int dir,
            byte[] name,
            @Nullable Instant accessed,
            @Nullable Instant modified,
            String shown) {
        byte[] times = TimeSpecs.of(accessed, modified);
        Calls.check(LibC.utimensat(dir, name, times, NO_FOLLOW), "set times of", shown);
    }

    /** The mode is exact, whatever the umask. */
    static void node(int dir, byte[] name, FileKind kind, int mode, long device) {
        String shown = CString.read(name, 0, name.length);
        Calls.check(LibC.mknodat(dir, name, kind.bits() | mode, device), "make node", shown);
        mode(dir, name, mode, shown);
    }
}
