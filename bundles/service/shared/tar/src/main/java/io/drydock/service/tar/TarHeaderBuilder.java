package io.drydock.service.tar;

import io.drydock.api.spi.linux.FileNames;
import io.drydock.service.tar.TarEntry.Extent;
import io.drydock.service.tar.TarEntry.Type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the header blocks before a member say, and makes the member of it. */
final class TarHeaderBuilder {

    private static final String XATTR = "SCHILY.xattr.";

    private final Map<String, byte[]> global;
    private final Map<String, byte[]> own = new HashMap<>();
    private @Nullable String longName;
    private @Nullable String longLink;
    private @Nullable List<Extent> sparse;

    TarHeaderBuilder(Map<String, byte[]> global) {
        this.global = global;
    }

    void longName(String name) {
        longName = name;
    }

    void longLink(String name) {
        longLink = name;
    }

    void pax(byte[] data) throws ArchiveException {
        PaxRecords.parse(data, own);
    }

    void sparse(List<Extent> extents) {
        sparse = extents;
    }

    /** Stored bytes after the block. The size of pax belongs to the member, not to more headers. */
    long sizeOf(TarBlock block) throws ArchiveException {
        boolean extension = "LKxXg".indexOf(block.type()) >= 0;
        byte[] pax = extension ? null : merged().get("size");
        long size = pax == null ? block.number(124, 12) : whole(text(pax));
        if (size < 0) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
        return extension || hasData(block) ? size : 0;
    }

    /** Links and devices carry no data, whatever their size says; other unknown types do. */
    private static boolean hasData(TarBlock block) {
        return "123456".indexOf(block.type()) < 0;
    }

    boolean dataMeaningless(TarBlock block) {
        return !hasData(block);
    }

    boolean sparseInData() {
        Map<String, byte[]> records = merged();
        byte[] major = records.get("GNU.sparse.major");
        return major != null && text(major).equals("1");
    }

    TarEntry build(TarBlock block) throws ArchiveException {
        Map<String, byte[]> records = merged();
        byte[] map = records.get("GNU.sparse.map");
        if (map != null && sparse == null) {
            sparse = GnuSparse.list(map);
        }
        String name = name(block, records);
        return new TarEntry(
                name,
                type(block, name),
                records.containsKey("linkpath")
                        ? text(records, "linkpath")
                        : longLink != null ? longLink : block.text(157, 100),
                size(block, records),
                (int) block.number(100, 8) & 07777,
                id(records.get("uid"), block.number(108, 8)),
                id(records.get("gid"), block.number(116, 8)),
                modified(records.get("mtime"), block.number(136, 12)),
                (int) block.number(329, 8),
                (int) block.number(337, 8),
                xattrs(records),
                sparse);
    }

    private Map<String, byte[]> merged() {
        return PaxRecords.merged(global, own);
    }

    private String name(TarBlock block, Map<String, byte[]> records) {
        if (records.containsKey("GNU.sparse.name")) {
            return text(records, "GNU.sparse.name");
        }
        if (records.containsKey("path")) {
            return text(records, "path");
        }
        if (longName != null) {
            return longName;
        }
        String prefix = block.posix() ? block.text(345, 155) : "";
        String name = block.text(0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static Type type(TarBlock block, String name) throws ArchiveException {
        return switch (block.type()) {
            case '0', '\0', '7', 'S' -> name.endsWith("/") ? Type.DIRECTORY : Type.FILE;
            case '1' -> Type.HARD_LINK;
            case '2' -> Type.SYMLINK;
            case '3' -> Type.CHARACTER_DEVICE;
            case '4' -> Type.BLOCK_DEVICE;
            case '5' -> Type.DIRECTORY;
            case '6' -> Type.FIFO;
            default ->
                    throw new ArchiveException("unhandled tar header type " + (int) block.type());
        };
    }

    private long size(TarBlock block, Map<String, byte[]> records) throws ArchiveException {
        for (String key : List.of("GNU.sparse.realsize", "GNU.sparse.size")) {
            if (records.containsKey(key)) {
                return whole(text(records, key));
            }
        }
        return block.type() == 'S' ? block.number(483, 12) : sizeOf(block);
    }

    private static int id(byte @Nullable [] pax, long header) throws ArchiveException {
        long id = pax == null ? header : whole(text(pax));
        if (id < 0 || id > 0xffff_fffeL) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
        return (int) id;
    }

    private static Instant modified(byte @Nullable [] pax, long header) throws ArchiveException {
        try {
            if (pax == null) {
                return Instant.ofEpochSecond(header);
            }
            String digits = text(pax);
            // An exponent would make a number that fills the memory.
            if (!digits.matches("-?\\d{1,18}(\\.\\d{0,30})?")) {
                throw new ArchiveException("archive/tar: invalid tar header");
            }
            BigDecimal seconds = new BigDecimal(digits);
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
            return Instant.ofEpochSecond(whole, nanos);
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
    }

    private static Map<String, byte[]> xattrs(Map<String, byte[]> records) {
        Map<String, byte[]> xattrs = new HashMap<>();
        records.forEach(
                (key, value) -> {
                    if (key.startsWith(XATTR)) {
                        xattrs.put(key.substring(XATTR.length()), value);
                    }
                });
        return xattrs;
    }

    private static String text(Map<String, byte[]> records, String key) {
        return text(records.getOrDefault(key, new byte[0]));
    }

    private static String text(byte[] value) {
        return FileNames.decode(value, 0, value.length);
    }

    private static long whole(String digits) throws ArchiveException {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new ArchiveException("archive/tar: invalid tar header");
        }
    }
}
