package io.drydock.service.tar;

import io.drydock.api.spi.linux.FileNames;
import io.drydock.service.tar.TarEntry.Type;
import io.drydock.service.trees.TreePath;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The blocks before a member's data. */
final class TarHeader {

    private static final int NAME = 100;
    private static final long MAX_ID = 07777777;
    private static final long MAX_SIZE = 077777777777L;

    private final TarEntry entry;
    private final Map<String, byte[]> records = new TreeMap<>();

    TarHeader(TarEntry entry) {
        this.entry = entry;
        text("path", entry.name(), NAME);
        text("linkpath", entry.linkName(), NAME);
        number("uid", entry.uid() & 0xffffffffL, MAX_ID);
        number("gid", entry.gid() & 0xffffffffL, MAX_ID);
        number("mtime", entry.modified().getEpochSecond(), MAX_SIZE);
        entry.xattrs().forEach((name, value) -> records.put("SCHILY.xattr." + name, value));
    }

    /** The real name goes to a record: readers that know no holes show this one. */
    void sparse() {
        records.put("GNU.sparse.major", ascii("1"));
        records.put("GNU.sparse.minor", ascii("0"));
        records.put("GNU.sparse.name", bytes(entry.name()));
        records.put("GNU.sparse.realsize", ascii(Long.toString(entry.size())));
        String parent = TreePath.parent(entry.name());
        String name = "GNUSparseFile.0/" + TreePath.last(entry.name());
        records.remove("path");
        text("path", TreePath.child(parent, name), NAME);
    }

    /** The records, none if all fits into the block. */
    byte[] pax(long stored) {
        number("size", stored, MAX_SIZE);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        records.forEach((key, value) -> all.writeBytes(record(key, value)));
        return all.toByteArray();
    }

    byte[] paxBlock(int length) {
        byte[] block = new byte[TarBlock.SIZE];
        put(block, 0, ascii("PaxHeaders.0/" + lastName()), NAME);
        numbers(block, 0644, 0, 0, length, 0);
        return finish(block, 'x');
    }

    byte[] block(long stored) {
        byte[] block = new byte[TarBlock.SIZE];
        byte[] path = records.getOrDefault("path", bytes(entry.name()));
        put(block, 0, path, NAME);
        put(block, 157, bytes(entry.linkName()), NAME);
        long seconds = entry.modified().getEpochSecond();
        numbers(
                block,
                entry.mode(),
                fitting(entry.uid() & 0xffffffffL, MAX_ID),
                fitting(entry.gid() & 0xffffffffL, MAX_ID),
                fitting(stored, MAX_SIZE),
                fitting(seconds, MAX_SIZE));
        octal(block, 329, 8, entry.major());
        octal(block, 337, 8, entry.minor());
        return finish(block, flag(entry.type()));
    }

    private String lastName() {
        String name = entry.name();
        int end = name.endsWith("/") ? name.length() - 1 : name.length();
        return TreePath.last(name.substring(0, end));
    }

    private static void numbers(
            byte[] block, int mode, long uid, long gid, long size, long modified) {
        octal(block, 100, 8, mode);
        octal(block, 108, 8, uid);
        octal(block, 116, 8, gid);
        octal(block, 124, 12, size);
        octal(block, 136, 12, modified);
    }

    private static byte[] finish(byte[] block, char type) {
        block[156] = (byte) type;
        put(block, 257, ascii("ustar\0" + "00"), 8);
        Arrays.fill(block, 148, 156, (byte) ' ');
        long sum = 0;
        for (byte one : block) {
            sum += one & 0xff;
        }
        octal(block, 148, 7, sum);
        return block;
    }

    private static char flag(Type type) {
        return switch (type) {
            case FILE -> '0';
            case HARD_LINK -> '1';
            case SYMLINK -> '2';
            case CHARACTER_DEVICE -> '3';
            case BLOCK_DEVICE -> '4';
            case DIRECTORY -> '5';
            case FIFO -> '6';
        };
    }

    private void text(String key, String value, int room) {
        byte[] raw = bytes(value);
        if (raw.length > room || raw.length != value.length()) {
            records.put(key, raw);
        }
    }

    private void number(String key, long value, long greatest) {
        if (value < 0 || value > greatest) {
            records.put(key, ascii(Long.toString(value)));
        }
    }

    private static long fitting(long value, long greatest) {
        return value < 0 || value > greatest ? 0 : value;
    }

    /** The length counts itself. */
    private static byte[] record(String key, byte[] value) {
        int bare = key.getBytes(StandardCharsets.UTF_8).length + value.length + 3;
        int length = bare + Integer.toString(bare).length();
        length = bare + Integer.toString(length).length();
        byte[] head = bytes(length + " " + key + "=");
        byte[] record = Arrays.copyOf(head, length);
        System.arraycopy(value, 0, record, head.length, value.length);
        record[length - 1] = '\n';
        return record;
    }

    private static void octal(byte[] block, int offset, int width, long value) {
        String digits = Long.toOctalString(value);
        String filled = "0".repeat(Math.max(0, width - 1 - digits.length())) + digits;
        put(block, offset, ascii(filled), width - 1);
    }

    private static void put(byte[] block, int offset, byte[] value, int room) {
        System.arraycopy(value, 0, block, offset, Math.min(value.length, room));
    }

    private static byte[] bytes(String text) {
        return FileNames.encode(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
