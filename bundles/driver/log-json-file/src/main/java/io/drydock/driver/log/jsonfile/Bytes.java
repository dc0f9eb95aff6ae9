package io.drydock.driver.log.jsonfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes under construction: one array, no copies between encoder and file. */
final class Bytes {

    private byte[] array = new byte[64 << 10];
    private int length;

    /** Makes room for {@code more} bytes; afterwards {@link #array()} may be written directly. */
    void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void length(int newLength) {
        length = newLength;
    }

    void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
    }

    void append(String ascii) {
        append(ascii.getBytes(StandardCharsets.UTF_8));
    }

    void clear() {
        length = 0;
    }
}
