package io.drydock.driver.log.local;

import io.drydock.driver.log.files.Bytes;

/** Fields of protocol buffers: a key of number and kind, then a varint or a length with bytes. */
final class Wire {

    static final int VARINT = 0;
    static final int BYTES = 2;

    private static final int LONGEST_VARINT = 10;

    private Wire() {}

    static void number(Bytes out, int field, long value) {
        varint(out, (long) field << 3 | VARINT);
        varint(out, value);
    }

    static void bytes(Bytes out, int field, byte[] value) {
        bytes(out, field, value, value.length);
    }

    static void bytes(Bytes out, int field, byte[] value, int length) {
        varint(out, (long) field << 3 | BYTES);
        varint(out, length);
        out.reserve(length);
        System.arraycopy(value, 0, out.array(), out.length(), length);
        out.length(out.length() + length);
    }

    /** A record's size, most significant byte first. */
    static void size(byte[] to, int at, int size) {
        to[at] = (byte) (size >> 24);
        to[at + 1] = (byte) (size >> 16);
        to[at + 2] = (byte) (size >> 8);
        to[at + 3] = (byte) size;
    }

    private static void varint(Bytes out, long value) {
        out.reserve(LONGEST_VARINT);
        byte[] to = out.array();
        int at = out.length();
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            to[at++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        out.length(at);
    }
}
