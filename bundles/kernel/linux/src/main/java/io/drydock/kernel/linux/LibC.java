package io.drydock.kernel.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * The C library, directly mapped (about 120 ns a call).
 *
 * <p>Texts pass as zero-terminated UTF-8 arrays from {@link CString}, never as String: JNA would
 * encode them by the process's locale, which is ASCII under many service managers. Variadic
 * functions are declared with the arguments used: both ABIs pass integers alike.
 */
final class LibC {

    static final int AT_FDCWD = -100;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int mount(
            byte[] source,
            byte[] target,
            byte @Nullable [] type,
            long flags,
            byte @Nullable [] data);

    static native int umount2(byte[] target, int flags);

    static native int unshare(int flags);

    static native int setns(int fd, int type);

    static native int chdir(byte[] path);

    static native int open(byte[] path, int flags, int mode);

    static native int openat(int dir, byte[] path, int flags, int mode);

    static native int close(int fd);

    static native long read(int fd, byte[] into, long length);

    static native long read(int fd, ByteBuffer into, long length);

    static native long write(int fd, byte[] from, long length);

    static native long write(int fd, ByteBuffer from, long length);

    static native long lseek(int fd, long offset, int whence);

    static native int ftruncate(int fd, long length);

    static native int fallocate(int fd, int mode, long offset, long length);

    static native int fcntl(int fd, int command, long argument);

    static native int pipe2(int[] ends, int flags);

    static native int memfd_create(byte[] name, int flags);

    static native int socket(int domain, int type, int protocol);

    static native int connect(int fd, byte[] address, int length);

    static native int bind(int fd, byte[] address, int length);

    static native int listen(int fd, int backlog);

    static native int accept4(
            int fd, @Nullable Pointer address, @Nullable Pointer length, int flags);

    static native int shutdown(int fd, int how);

    static native long recv(int fd, byte[] into, long length, int flags);

    static native long recv(int fd, ByteBuffer into, long length, int flags);

    static native long send(int fd, byte[] from, long length, int flags);

    static native long send(int fd, ByteBuffer from, long length, int flags);

    static native long sendto(
            int fd, byte[] from, long length, int flags, byte[] address, int addressLength);

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int fd, byte[] event);

    static native int epoll_wait(int epoll, byte[] events, int maximum, int milliseconds);

    static native int eventfd(int initial, int flags);

    static native int waitpid(int pid, int[] status, int options);

    static native int umask(int mask);

    static native int getuid();

    static native int statx(int dir, byte[] path, int flags, int mask, byte[] into);

    static native int statfs(byte[] path, byte[] into);

    static native int syncfs(int fd);

    static native int fchown(int fd, int uid, int gid);

    static native int fchmod(int fd, int mode);

    static native int futimens(int fd, byte[] times);

    static native int fchownat(int dir, byte[] path, int uid, int gid, int flags);

    static native int fchmodat(int dir, byte[] path, int mode, int flags);

    static native int utimensat(int dir, byte[] path, byte[] times, int flags);

    static native int mknodat(int dir, byte[] path, int mode, long device);

    static native int mkdirat(int dir, byte[] path, int mode);

    static native int symlinkat(byte[] target, int dir, byte[] path);

    static native int linkat(int fromDir, byte[] from, int toDir, byte[] to, int flags);

    static native int renameat(int fromDir, byte[] from, int toDir, byte[] to);

    static native int unlinkat(int dir, byte[] path, int flags);

    static native long readlinkat(int dir, byte[] path, byte[] into, long length);

    static native int lsetxattr(byte[] path, byte[] name, byte[] value, long length, int flags);

    static native int fsetxattr(int fd, byte[] name, byte[] value, long length, int flags);

    static native long lgetxattr(byte[] path, byte[] name, byte @Nullable [] into, long length);

    static native long llistxattr(byte[] path, byte @Nullable [] into, long length);

    static native int posix_spawn(
            int[] pid, byte[] path, Pointer actions, Pointer attributes, Pointer argv, Pointer env);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_destroy(Pointer actions);

    static native int posix_spawn_file_actions_adddup2(Pointer actions, int fd, int newFd);

    static native int posix_spawn_file_actions_addopen(
            Pointer actions, int fd, byte[] path, int flags, int mode);

    static native int posix_spawn_file_actions_addchdir_np(Pointer actions, byte[] path);

    static native int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int from);

    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_destroy(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

    static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

    static native int ioctl(int fd, long request, byte[] argument);

    static native long syscall(long number, long a, long b);

    static native long syscall(long number, long a, byte[] b, long c);

    static native long syscall(long number, long a, byte[] b, byte[] c, long d);

    static native long syscall(
            long number, long a, long b, byte @Nullable [] c, byte @Nullable [] d, long e);

    static native long syscall(long number, long a, long b, long c, long d);

    static native long syscall(long number, long a, byte[] b, long c, long d);

    static native long syscall(long number, long a, long b, long c, byte[] d);

    static native long syscall(long number, byte[] a, long b);

    static native long syscall(long number, byte[] a, byte[] b);

    static native long syscall(long number, long a, byte[] b, long c, byte[] d, long e);
}
