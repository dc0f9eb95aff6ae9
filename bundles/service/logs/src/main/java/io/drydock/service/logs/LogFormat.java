package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries as clients get them: framed for a container without terminal, with time and details if
 * asked.
 */
final class LogFormat {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int HEADER = 8;
    private static final int NANO_DIGITS = 9;

    private final boolean framed;
    private final boolean timestamps;
    private final boolean details;
    private byte[] out = new byte[0];
    private int length;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    LogFormat(Map<String, String> arguments) {
        framed = Boolean.parseBoolean(arguments.get("framed"));
        timestamps = Boolean.parseBoolean(arguments.get("timestamps"));
        details = Boolean.parseBoolean(arguments.get("details"));
    }

    byte[] bytes(List<LogEntry> entries) {
        int plain = 0;
        for (LogEntry entry : entries) {
            plain += entry.line().length + HEADER + (timestamps ? 31 : 0);
        }
        out = new byte[plain];
        length = 0;
        for (LogEntry entry : entries) {
            add(entry);
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    private void add(LogEntry entry) {
        int head = length;
        reserve(HEADER);
        length += framed ? HEADER : 0;
        if (timestamps) {
            time(entry.time());
        }
        if (details) {
            append(details(entry.attributes()).getBytes(StandardCharsets.UTF_8));
        }
        append(entry.line());
        if (framed) {
            int size = length - head - HEADER;
            out[head] = (byte) (entry.stream() == LogEntry.Stream.STDOUT ? 1 : 2);
            out[head + 4] = (byte) (size >> 24);
            out[head + 5] = (byte) (size >> 16);
            out[head + 6] = (byte) (size >> 8);
            out[head + 7] = (byte) size;
        }
    }

    /** RFC 3339 with always nine digits, and a space. */
    private void time(Instant time) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            secondText = (SECONDS.format(time) + ".").getBytes(StandardCharsets.US_ASCII);
        }
        append(secondText);
        reserve(NANO_DIGITS + 2);
        int nano = time.getNano();
        for (int i = NANO_DIGITS - 1; i >= 0; i--) {
            out[length + i] = (byte) ('0' + nano % 10);
            nano /= 10;
        }
        length += NANO_DIGITS;
        out[length++] = 'Z';
        out[length++] = ' ';
    }

    /** As dockerd writes them: {@code a=b,c=d } in the order of the keys, each escaped. */
    private static String details(Map<String, String> attributes) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(attributes)
                .forEach(
                        (key, value) -> {
                            text.append(text.isEmpty() ? "" : ",");
                            text.append(escaped(key)).append('=').append(escaped(value));
                        });
        return text.append(' ').toString();
    }

    /** Go's query escaping; Java's leaves the asterisk and escapes the tilde. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
        }
    }
}
