package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.PinnedPath;

import java.nio.file.Path;

/** An open descriptor that can neither be read nor written. */
final class LinuxPinnedPath implements PinnedPath {

    private final int fd;
    private boolean closed;

    LinuxPinnedPath(int fd) {
        this.fd = fd;
    }

    @Override
    public Path path() {
        return Path.of("/proc/self/fd/" + fd);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.close(fd);
        }
    }
}
