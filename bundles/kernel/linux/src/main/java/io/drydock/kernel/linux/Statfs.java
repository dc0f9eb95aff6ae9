package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FilesystemInfo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** struct statfs of 64-bit architectures. */
final class Statfs {

    private static final int STRUCT_BYTES = 256;

    private Statfs() {}

    static FilesystemInfo of(Path path) {
        byte[] bytes = new byte[STRUCT_BYTES];
        Calls.check(LibC.statfs(CString.of(path), bytes), "statfs", path);
        ByteBuffer raw = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        long block = raw.getLong(8);
        return new FilesystemInfo(
                raw.getLong(0),
                block,
                raw.getLong(16) * block,
                raw.getLong(32) * block,
                raw.getLong(40),
                raw.getLong(48),
                raw.getLong(80));
    }
}
