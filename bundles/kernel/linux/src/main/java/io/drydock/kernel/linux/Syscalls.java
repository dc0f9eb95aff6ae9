package io.drydock.kernel.linux;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** System calls older C libraries have no function for; their numbers are the same everywhere. */
final class Syscalls {

    private static final long PIDFD_SEND_SIGNAL = 424;
    private static final long OPEN_TREE = 428;
    private static final long MOVE_MOUNT = 429;
    private static final long FSOPEN = 430;
    private static final long FSCONFIG = 431;
    private static final long FSMOUNT = 432;
    private static final long PIDFD_OPEN = 434;
    private static final long OPENAT2 = 437;
    private static final long MOUNT_SETATTR = 442;
    private static final long QUOTACTL_FD = 443;
    private static final long FCHMODAT2 = 452;
    private static final long GETDENTS64 =
            System.getProperty("os.arch", "").equals("aarch64") ? 61 : 217;
    private static final long PIVOT_ROOT =
            System.getProperty("os.arch", "").equals("aarch64") ? 41 : 155;
    private static final int EMPTY_PATH = 0x1000;
    private static final int RECURSIVE = 0x8000;
    private static final byte[] EMPTY = {0};

    static final int RESOLVE_NO_MAGICLINKS = 2;
    static final int RESOLVE_NO_SYMLINKS = 4;
    static final int RESOLVE_BENEATH = 8;
    static final int RESOLVE_IN_ROOT = 0x10;

    private Syscalls() {}

    static int pidfdOpen(long pid) {
        return (int) LibC.syscall(PIDFD_OPEN, pid, 0);
    }

    static int pidfdSendSignal(int pidfd, int signal) {
        return (int) LibC.syscall(PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0);
    }

    static int openat2(int dir, byte[] path, long flags, long mode, long resolve) {
        byte[] how = new byte[24];
        ByteBuffer.wrap(how)
                .order(ByteOrder.nativeOrder())
                .putLong(flags)
                .putLong(mode)
                .putLong(resolve);
        return (int) LibC.syscall(OPENAT2, dir, path, how, how.length);
    }

    static int fsopen(String type) {
        return (int) LibC.syscall(FSOPEN, CString.of(type), 1);
    }

    static int fsconfig(int fd, int command, byte @Nullable [] key, byte @Nullable [] value) {
        return (int) LibC.syscall(FSCONFIG, fd, command, key, value, 0);
    }

    static int fsmount(int fd, long attributes) {
        return (int) LibC.syscall(FSMOUNT, fd, 1, attributes, 0);
    }

    static int moveMount(int fd, byte[] target) {
        return (int) LibC.syscall(MOVE_MOUNT, fd, EMPTY, LibC.AT_FDCWD, target, 4);
    }

    /** Makes a mount, and with recursive those below, read-only and leaves other flags alone. */
    static int makeReadOnly(byte[] target, boolean recursive) {
        byte[] attributes = new byte[32];
        ByteBuffer.wrap(attributes).order(ByteOrder.nativeOrder()).putLong(1);
        long flags = recursive ? 0x8000 : 0;
        return (int) LibC.syscall(MOUNT_SETATTR, LibC.AT_FDCWD, target, flags, attributes, 32);
    }

    /** A detached copy of a mount, with recursive of those below too. */
    static int openTree(byte[] path, boolean recursive) {
        long flags = 1 | OpenFlags.CLOEXEC | (recursive ? RECURSIVE : 0);
        return (int) LibC.syscall(OPEN_TREE, LibC.AT_FDCWD, path, flags);
    }

    /** Attaches a detached mount on what a descriptor names. */
    static int attach(int mount, int target) {
        long bothEmpty = 0x4 | 0x40;
        return (int) LibC.syscall(MOVE_MOUNT, mount, EMPTY, target, EMPTY, bothEmpty);
    }

    /** The same for a mount that is open. */
    static int makeReadOnly(int mount) {
        byte[] attributes = new byte[32];
        ByteBuffer.wrap(attributes).order(ByteOrder.nativeOrder()).putLong(1);
        long flags = EMPTY_PATH | RECURSIVE;
        return (int) LibC.syscall(MOUNT_SETATTR, mount, EMPTY, flags, attributes, 32);
    }

    /** Makes the working directory, a mount point, the root; the old root lies on top of it. */
    static int pivotRoot() {
        byte[] here = CString.of(".");
        return (int) LibC.syscall(PIVOT_ROOT, here, here);
    }

    /** chmod that does not follow the name; Linux 6.6. */
    static int fchmodat2(int dir, byte[] name, int mode, int flags) {
        return (int) LibC.syscall(FCHMODAT2, dir, name, mode, flags);
    }

    static int quotactl(int fd, int command, int id, byte[] argument) {
        return (int) LibC.syscall(QUOTACTL_FD, fd, command, id, argument);
    }

    static int getdents64(int fd, byte[] into) {
        return (int) LibC.syscall(GETDENTS64, fd, into, into.length);
    }
}
