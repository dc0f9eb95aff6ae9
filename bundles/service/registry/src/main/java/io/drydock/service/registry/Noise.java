package io.drydock.service.registry;

import java.nio.ByteBuffer;

/**
 * Tells what deflate would only cost time on: what has been compressed before, keys, pictures. It
 * looks at how often each byte occurs in a sample, so the answer depends on the content alone.
 */
final class Noise {

    /** Odd, so that every byte of what is made of numbers of 2, 4 or 8 bytes is looked at. */
    private static final int STRIDE = 5;

    /** So near to evenly distributed that a code for single bytes would win less than 2 %. */
    private static final double NEAR = 1.1;

    private static final int VALUES = 256;

    private Noise() {}

    /** Whether the bytes of a stretch look like chance. */
    static boolean is(ByteBuffer content, int from, int to) {
        int[] counts = new int[VALUES];
        int looked = 0;
        for (int at = from; at < to; at += STRIDE) {
            counts[content.get(at) & 0xff]++;
            looked++;
        }
        long squares = 0;
        for (int count : counts) {
            squares += (long) count * count;
        }
        // Of evenly distributed bytes: one square each by chance, and the square of the mean.
        double even = (double) looked * looked / VALUES;
        return squares - looked < NEAR * even;
    }
}
