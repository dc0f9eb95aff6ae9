package io.drydock.service.tar;

import io.drydock.api.spi.linux.FileNames;

/** One header block of 512 bytes: fields at fixed places, numbers as octal text or in base 256. */
public record TarBlock(byte[] bytes) {

    public static final int SIZE = 512;

    private static final int CHECKSUM = 148;

    public boolean empty() {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the checksum fits, signed or unsigned as old writers had it. */
    public boolean valid() throws ArchiveException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte one = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : bytes[i];
            unsigned += one & 0xff;
            signed += one;
        }
        long stored = number(CHECKSUM, 8);
        return stored == unsigned || stored == signed;
    }

    char type() {
        return (char) (bytes[156] & 0xff);
    }

    /** True for POSIX, where {@code prefix} means something; GNU puts other things there. */
    boolean posix() {
        return text(257, 6).equals("ustar") && bytes[262] == 0;
    }

    String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && bytes[end] != 0) {
            end++;
        }
        return FileNames.decode(bytes, offset, end - offset);
    }

    long number(int offset, int length) throws ArchiveException {
        return (bytes[offset] & 0x80) == 0 ? octal(offset, length) : base256(offset, length);
    }

    private long octal(int offset, int length) throws ArchiveException {
        String digits = text(offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
    }

    private long base256(int offset, int length) throws ArchiveException {
        boolean negative = (bytes[offset] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int one = i == 0 ? bytes[offset] & 0x3f : bytes[offset + i] & 0xff;
            if (i == 0 && negative) {
                one |= 0xc0;
                value = -1L << 8 | one;
                continue;
            }
            if (value > (Long.MAX_VALUE >> 8) || value < (Long.MIN_VALUE >> 8)) {
                throw new ArchiveException("archive/tar: invalid tar header");
            }
            value = value << 8 | one;
        }
        return value;
    }
}
