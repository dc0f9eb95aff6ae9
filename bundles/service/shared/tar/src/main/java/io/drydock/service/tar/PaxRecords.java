package io.drydock.service.tar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code length key=value\n} records of a pax header; values stay bytes for xattrs' sake. */
final class PaxRecords {

    private PaxRecords() {}

    /** Adds the records to {@code into}; an empty value takes a key back. */
    static void parse(byte[] data, Map<String, byte[]> into) throws ArchiveException {
        int at = 0;
        while (at < data.length && data[at] != 0) {
            int blank = indexOf(data, ' ', at, data.length);
            int length = length(data, at, blank);
            int end = at + length;
            if (length <= blank - at + 2 || end > data.length || data[end - 1] != '\n') {
                throw invalid();
            }
            int equals = indexOf(data, '=', blank, end);
            String key = text(data, blank + 1, equals);
            byte[] value = java.util.Arrays.copyOfRange(data, equals + 1, end - 1);
            if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
                value = appended(into.get("GNU.sparse.map"), value);
                key = "GNU.sparse.map";
            }
            into.put(key, value);
            at = end;
        }
    }

    /** The records with what a member's own header says over the global ones. */
    static Map<String, byte[]> merged(Map<String, byte[]> global, Map<String, byte[]> own) {
        Map<String, byte[]> all = new LinkedHashMap<>(global);
        all.putAll(own);
        all.values().removeIf(value -> value.length == 0);
        return all;
    }

    private static byte[] appended(byte @org.jspecify.annotations.Nullable [] list, byte[] value) {
        String before = list == null ? "" : new String(list, StandardCharsets.UTF_8) + ",";
        return (before + new String(value, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int length(byte[] data, int from, int to) throws ArchiveException {
        try {
            return Integer.parseInt(text(data, from, to));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static int indexOf(byte[] data, char wanted, int from, int to) throws ArchiveException {
        for (int i = from; i < to; i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        throw invalid();
    }

    private static String text(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.UTF_8);
    }

    private static ArchiveException invalid() {
        return new ArchiveException("archive/tar: invalid tar header");
    }
}
