package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.SparseFiles;

import org.osgi.service.component.annotations.Component;

import java.nio.file.Path;

/** Holes by fallocate(2). */
@Component(service = SparseFiles.class)
public final class LinuxSparseFiles implements SparseFiles {

    private static final int KEEP_SIZE = 1;
    private static final int PUNCH_HOLE = 2;

    @Override
    public void punch(Path file, long offset, long length) {
        Offload.run(
                () -> {
                    int flags = OpenFlags.WRITE | OpenFlags.CLOEXEC | OpenFlags.NOFOLLOW;
                    int fd = Calls.check(LibC.open(CString.of(file), flags, 0), "open", file);
                    try {
                        Calls.check(
                                LibC.fallocate(fd, KEEP_SIZE | PUNCH_HOLE, offset, length),
                                "punch a hole into",
                                file);
                    } finally {
                        LibC.close(fd);
                    }
                });
    }
}
