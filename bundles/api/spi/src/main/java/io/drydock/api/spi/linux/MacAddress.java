package io.drydock.api.spi.linux;

import java.util.HexFormat;

/**
 * A hardware address of 6 bytes.
 *
 * @param value the 48 bits, first byte of the address on top
 */
public record MacAddress(long value) {

    private static final HexFormat TEXT = HexFormat.ofDelimiter(":");

    /** Checks the range. */
    public MacAddress {
        if (value < 0 || value >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
    }

    /** From {@code 02:42:ac:11:00:02}. */
    public static MacAddress parse(String text) {
        byte[] raw = TEXT.parseHex(text);
        if (raw.length != 6) {
            throw new IllegalArgumentException("invalid MAC address: " + text);
        }
        return of(raw);
    }

    /** From 6 bytes. */
    public static MacAddress of(byte[] raw) {
        long value = 0;
        for (int i = 0; i < 6; i++) {
            value = value << 8 | (raw[i] & 0xff);
        }
        return new MacAddress(value);
    }

    /** The 6 bytes. */
    public byte[] bytes() {
        byte[] raw = new byte[6];
        for (int i = 0; i < 6; i++) {
            raw[i] = (byte) (value >>> (40 - 8 * i));
        }
        return raw;
    }

    /** Lower case with colons. */
    @Override
    public String toString() {
        return TEXT.formatHex(bytes());
    }
}
