package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MountInfo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** /proc/thread-self/mountinfo, see proc(5). */
final class MountTable {

    private static final Path FILE = Path.of("/proc/thread-self/mountinfo");

    private MountTable() {}

    static List<MountInfo> read() {
        try {
            byte[] raw = Files.readAllBytes(FILE);
            String text = new String(raw, StandardCharsets.UTF_8);
            return text.lines().map(MountTable::parse).toList();
        } catch (IOException e) {
            throw new LinuxException(Errno.EIO, "read", FILE.toString());
        }
    }

    /** The optional fields end at a lone dash, so what follows is counted from there. */
    static MountInfo parse(String line) {
        String[] fields = line.split(" ");
        int dash = 6;
        while (!fields[dash].equals("-")) {
            dash++;
        }
        return new MountInfo(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                fields[2],
                unescape(fields[3]),
                unescape(fields[4]),
                List.of(fields[5].split(",")),
                List.of(fields).subList(6, dash),
                fields[dash + 1],
                unescape(fields[dash + 2]),
                fields.length > dash + 3 ? List.of(fields[dash + 3].split(",")) : List.of());
    }

    /** Blanks, tabs, newlines and backslashes come as three octal digits. */
    static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        byte[] raw = field.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\\' && i + 3 < raw.length) {
                plain.write((raw[i + 1] - '0') << 6 | (raw[i + 2] - '0') << 3 | (raw[i + 3] - '0'));
                i += 3;
            } else {
                plain.write(raw[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
