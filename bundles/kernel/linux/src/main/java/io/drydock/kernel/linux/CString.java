package io.drydock.kernel.linux;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Zero-terminated UTF-8. */
final class CString {

    private CString() {}

    static byte[] of(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text holds a zero byte");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
        return new String(from, start, end - start, StandardCharsets.UTF_8);
    }
}
