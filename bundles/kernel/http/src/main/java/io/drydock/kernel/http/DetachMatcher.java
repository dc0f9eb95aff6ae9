package io.drydock.kernel.http;

import java.util.Arrays;

/**
 * Finds the detach keys in a client's bytes. The keys themselves never reach the process; the
 * beginning of a sequence that then turns out differently does.
 */
final class DetachMatcher {

    private final byte[] keys;
    private int matched;

    DetachMatcher(byte[] keys) {
        this.keys = keys.clone();
    }

    /**
     * Takes the next bytes of the client.
     *
     * @param forward what the process shall see; held back bytes come with a later call
     * @param detached true once the sequence is complete; the rest of the input is dropped
     */
    record Step(byte[] forward, boolean detached) {}

    Step feed(byte[] input, int length) {
        if (keys.length == 0) {
            return new Step(Arrays.copyOf(input, length), false);
        }
        byte[] out = new byte[length + keys.length];
        int size = 0;
        for (int i = 0; i < length; i++) {
            size = feed(input[i], out, size);
            if (matched == keys.length) {
                return new Step(Arrays.copyOf(out, size), true);
            }
        }
        return new Step(Arrays.copyOf(out, size), false);
    }

    private int feed(byte next, byte[] out, int size) {
        int written = size;
        while (matched > 0 && next != keys[matched]) {
            int keep = longestBorder();
            System.arraycopy(keys, 0, out, written, matched - keep);
            written += matched - keep;
            matched = keep;
        }
        if (next == keys[matched]) {
            matched++;
        } else {
            out[written++] = next;
        }
        return written;
    }

    /** Longest proper prefix of the keys that ends what has matched so far. */
    private int longestBorder() {
        for (int length = matched - 1; length > 0; length--) {
            if (Arrays.equals(keys, 0, length, keys, matched - length, matched)) {
                return length;
            }
        }
        return 0;
    }

    /** Bytes held back as the beginning of a sequence, to be sent when the input ends. */
    byte[] rest() {
        byte[] held = Arrays.copyOf(keys, matched);
        matched = 0;
        return held;
    }
}
