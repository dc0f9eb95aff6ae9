package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileNames;

import java.nio.file.Path;
import java.util.Arrays;

/** Zero-terminated names, as {@link FileNames} has them. */
final class CString {

    private CString() {}

    static byte[] of(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text holds a zero byte");
        }
        byte[] bytes = FileNames.encode(text);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    static byte[] of(Path path) {
        return of(path.toString());
    }

    static String read(byte[] from, int start, int limit) {
        int end = start;
        while (end < limit && from[end] != 0) {
            end++;
        }
        return FileNames.decode(from, start, end - start);
    }
}
