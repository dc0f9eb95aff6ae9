package io.drydock.kernel.linux;

import java.nio.file.Path;

/** ioctl(2) on a file or directory that is opened for it alone. */
final class Ioctl {

    private Ioctl() {}

    /** Calls on a platform thread; the kernel may write into the argument. */
    static void on(Path path, long request, byte[] argument, String operation) {
        Offload.run(
                () -> {
                    int flags = OpenFlags.READ | OpenFlags.CLOEXEC | OpenFlags.NOFOLLOW;
                    int fd = Calls.check(LibC.open(CString.of(path), flags, 0), "open", path);
                    try {
                        Calls.check(LibC.ioctl(fd, request, argument), operation, path);
                    } finally {
                        LibC.close(fd);
                    }
                });
    }
}
