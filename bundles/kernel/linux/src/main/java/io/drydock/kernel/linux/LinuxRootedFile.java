package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.ByteBuffer;

/** An open file. */
final class LinuxRootedFile implements RootedFile {

    private static final int CHUNK = 256 << 10;
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;

    private final Descriptor descriptor;

    LinuxRootedFile(int fd, String shown) {
        descriptor = new Descriptor(fd, shown);
    }

    @Override
    public void write(ByteBuffer from) {
        while (from.hasRemaining()) {
            int count =
                    descriptor.use(
                            fd ->
                                    Calls.check(
                                            from.isDirect() ? direct(fd, from) : copied(fd, from),
                                            "write",
                                            descriptor.name()));
            from.position(from.position() + count);
        }
    }

    /** A slice, since native code sees the start of a buffer and not its position. */
    private static int direct(int fd, ByteBuffer from) {
        return (int) LibC.write(fd, from.slice(), from.remaining());
    }

    private static int copied(int fd, ByteBuffer from) {
        byte[] bytes = new byte[Math.min(from.remaining(), CHUNK)];
        from.get(from.position(), bytes);
        return (int) LibC.write(fd, bytes, bytes.length);
    }

    @Override
    public int read(ByteBuffer into) {
        if (!into.hasRemaining()) {
            return 0;
        }
        int count =
                descriptor.use(
                        fd ->
                                Calls.check(
                                        into.isDirect() ? readDirect(fd, into) : readCopy(fd, into),
                                        "read",
                                        descriptor.name()));
        return count == 0 ? -1 : count;
    }

    private static int readDirect(int fd, ByteBuffer into) {
        int count = (int) LibC.read(fd, into.slice(), into.remaining());
        into.position(into.position() + Math.max(count, 0));
        return count;
    }

    private static int readCopy(int fd, ByteBuffer into) {
        byte[] bytes = new byte[Math.min(into.remaining(), CHUNK)];
        int count = (int) LibC.read(fd, bytes, bytes.length);
        into.put(bytes, 0, Math.max(count, 0));
        return count;
    }

    @Override
    public void position(long offset) {
        descriptor.use(
                fd -> {
                    Calls.check(LibC.lseek(fd, offset, 0), "seek", descriptor.name());
                    return 0;
                });
    }

    @Override
    public long nextData(long offset) {
        return seek(offset, SEEK_DATA);
    }

    @Override
    public long nextHole(long offset) {
        return seek(offset, SEEK_HOLE);
    }

    private long seek(long offset, int whence) {
        int fd = descriptor.acquire();
        try {
            long found = LibC.lseek(fd, offset, whence);
            if (found < 0 && Calls.errno() == Errno.ENXIO) {
                return Statx.of(fd, descriptor.name()).stat().size();
            }
            return Calls.check(found, "seek", descriptor.name());
        } finally {
            descriptor.release();
        }
    }

    @Override
    public void length(long bytes) {
        descriptor.use(fd -> Calls.check(LibC.ftruncate(fd, bytes), "truncate", descriptor.name()));
    }

    @Override
    public void apply(FileAttributes attributes) {
        descriptor.use(
                fd -> {
                    OpenFileAttributes.apply(fd, attributes, descriptor.name());
                    return 0;
                });
    }

    @Override
    public FileStat stat() {
        int fd = descriptor.acquire();
        try {
            return Statx.of(fd, descriptor.name()).stat();
        } finally {
            descriptor.release();
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
