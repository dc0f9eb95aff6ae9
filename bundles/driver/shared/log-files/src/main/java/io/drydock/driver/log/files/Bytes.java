package io.drydock.driver.log.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes under construction: one array, no copies between encoder and file. Every open log has one
 * for as long as its container runs, so a large array is not kept once its bytes are written.
 */
public final class Bytes {

    private static final int KEPT = 4 << 10;

    private byte[] array = new byte[256];
    private int length;

    /** Makes room for {@code more} bytes; afterwards {@link #array()} may be written directly. */
    public void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    /** The bytes, and room behind them. */
    public byte[] array() {
        return array;
    }

    /** How many there are. */
    public int length() {
        return length;
    }

    /** After writing to the array directly. */
    public void length(int newLength) {
        length = newLength;
    }

    /** Adds all of them. */
    public void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
    }

    /** Adds text. */
    public void append(String ascii) {
        append(ascii.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins anew. */
    public void clear() {
        length = 0;
        if (array.length > KEPT) {
            array = new byte[KEPT];
        }
    }
}
