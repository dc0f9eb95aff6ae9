package io.drydock.driver.log.files;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of one log.
 *
 * @param maxSize bytes after which a file is rotated, -1 for never
 * @param maxFile files kept, the current one among them
 * @param compress rotated files are compressed
 */
record Options(long maxSize, int maxFile, boolean compress) {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgtp]?)i?b?", Pattern.CASE_INSENSITIVE);

    /** Reads and checks options, with dockerd's texts. */
    static Options of(Map<String, String> given, Framing framing) {
        for (String key : given.keySet()) {
            if (!framing.known().contains(key)) {
                throw invalid(framing.unknown(key));
            }
        }
        Map<String, String> options = new HashMap<>(framing.defaults());
        options.putAll(given);
        String size = options.getOrDefault("max-size", "");
        long maxSize = size.isEmpty() || size.equals("-1") ? -1 : size(size);
        int maxFile = count(options.getOrDefault("max-file", "1"));
        boolean compress = flag(options.getOrDefault("compress", "false"));
        boolean useless = compress && (maxFile < 2 || maxSize < 0);
        if (useless && given.containsKey("compress")) {
            throw invalid(
                    "compress cannot be true when max-file is less than 2 or max-size is not set");
        }
        return new Options(maxSize, maxFile, compress && !useless);
    }

    private static long size(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            throw invalid("invalid size: '" + text + "'");
        }
        String unit = parts.group(2).toLowerCase(Locale.ROOT);
        long factor = 1L << 10 * (unit.isEmpty() ? 0 : "kmgtp".indexOf(unit) + 1);
        long size = (long) (Double.parseDouble(parts.group(1)) * factor);
        if (size <= 0) {
            throw invalid("max-size must be a positive number");
        }
        return size;
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count < 1) {
                throw invalid("max-file cannot be less than 1");
            }
            return count;
        } catch (NumberFormatException e) {
            throw invalid("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw invalid("strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
        };
    }

    private static DriverException invalid(String text) {
        return new DriverException(Kind.INVALID, text);
    }
}
