package io.drydock.service.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small files of the kernel. What is not there or not a number counts as zero. */
final class Texts {

    private Texts() {}

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A file of one number; {@code max} is {@code Long.MAX_VALUE}. */
    static long number(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? 0 : number(lines.getFirst());
    }

    static long number(String text) {
        String plain = text.strip();
        if (plain.equals("max")) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseUnsignedLong(plain);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Lines of a key and a number. */
    static Map<String, Long> keyed(Path file) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                found.put(line.substring(0, blank), number(line.substring(blank + 1)));
            }
        }
        return found;
    }
}
