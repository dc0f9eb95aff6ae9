package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import org.jspecify.annotations.Nullable;

/**
 * The open root of a tree and the parent directory used last.
 *
 * <p>The kept parent is forgotten whenever a directory may have been replaced: on rename and
 * removal.
 */
final class RootHandle implements AutoCloseable {

    private static final long RESOLVE = Syscalls.RESOLVE_IN_ROOT | Syscalls.RESOLVE_NO_MAGICLINKS;
    private static final long BENEATH = Syscalls.RESOLVE_BENEATH | Syscalls.RESOLVE_NO_MAGICLINKS;
    private static final int OPEN_DIRECTORY =
            OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
    private static final int RETRIES = 64;
    private static final int NONE = -1;

    private final int root;
    private final int namespace;
    private final String shown;
    private @Nullable String keptPath;
    private int kept = -1;
    private boolean closed;

    RootHandle(int root, String shown) {
        this(root, NONE, shown);
    }

    /** {@code namespace} keeps the mounts below the root and is closed with it. */
    RootHandle(int root, int namespace, String shown) {
        this.root = root;
        this.namespace = namespace;
        this.shown = shown;
    }

    int number() {
        return root;
    }

    /** Shown in error texts. */
    String show(String path) {
        return shown + "/" + RootedPath.strip(path);
    }

    /** The open parent directory; valid until the next call on this handle. */
    int parent(String path) {
        if (closed) {
            throw new LinuxException(Errno.EBADF, "use", shown);
        }
        if (path.isEmpty()) {
            return root;
        }
        if (!path.equals(keptPath)) {
            int opened = open(path, OPEN_DIRECTORY, 0);
            forget();
            kept = opened;
            keptPath = path;
        }
        return kept;
    }

    /** Opens a path in the tree; links are followed within it. */
    int open(String path, long flags, int mode) {
        return open(path, flags, mode, RESOLVE);
    }

    /** Opens a path below the root; what leads out is refused with EXDEV, not turned back. */
    int beneath(String path, long flags) {
        return open(path, flags, 0, BENEATH);
    }

    private int open(String path, long flags, int mode, long resolve) {
        if (closed) {
            throw new LinuxException(Errno.EBADF, "use", shown);
        }
        byte[] raw = CString.of(path.isEmpty() ? "." : path);
        for (int attempt = 0; attempt < RETRIES; attempt++) {
            int fd = Syscalls.openat2(root, raw, flags | OpenFlags.CLOEXEC, mode, resolve);
            if (fd >= 0) {
                return fd;
            }
            // EAGAIN: something was renamed meanwhile and the kernel could not be sure.
            int errno = Calls.errno();
            if (errno != Errno.EAGAIN && errno != Errno.EINTR) {
                throw new LinuxException(errno, "open", show(path));
            }
        }
        throw new LinuxException(Errno.EAGAIN, "open", show(path));
    }

    void forget() {
        if (kept >= 0) {
            LibC.close(kept);
        }
        kept = -1;
        keptPath = null;
    }

    @Override
    public void close() {
        if (!closed) {
            forget();
            closed = true;
            LibC.close(root);
            if (namespace != NONE) {
                LibC.close(namespace);
            }
        }
    }
}
