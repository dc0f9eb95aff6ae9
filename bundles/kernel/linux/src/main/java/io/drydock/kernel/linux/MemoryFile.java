package io.drydock.kernel.linux;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A file that exists in memory only. Its position is shared with the child that writes it. */
final class MemoryFile implements AutoCloseable {

    private static final int CLOEXEC = 1;
    private static final int LIMIT = 16 << 20;

    private final Descriptor descriptor;

    private MemoryFile() {
        int fd = Calls.check(LibC.memfd_create(CString.of("drydock"), CLOEXEC), "memfd", "output");
        descriptor = new Descriptor(fd, "memory file");
    }

    static MemoryFile empty() {
        return new MemoryFile();
    }

    static MemoryFile holding(byte[] content) {
        MemoryFile file = new MemoryFile();
        file.descriptor.use(fd -> fill(fd, content));
        return file;
    }

    private static int fill(int fd, byte[] content) {
        if (content.length > 0) {
            Calls.check(LibC.write(fd, content, content.length), "write", "memory file");
        }
        Calls.check(LibC.lseek(fd, 0, 0), "seek", "memory file");
        return 0;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** What was written so far. */
    String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        descriptor.use(
                fd -> {
                    LibC.lseek(fd, 0, 0);
                    byte[] chunk = new byte[8192];
                    long count = LibC.read(fd, chunk, chunk.length);
                    while (count > 0 && all.size() < LIMIT) {
                        all.write(chunk, 0, (int) count);
                        count = LibC.read(fd, chunk, chunk.length);
                    }
                    return 0;
                });
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
