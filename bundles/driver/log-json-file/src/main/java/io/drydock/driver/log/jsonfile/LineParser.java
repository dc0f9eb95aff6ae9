package io.drydock.driver.log.jsonfile;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.files.Framing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines back, ours and dockerd's: members in any order, unknown ones skipped. Byte by byte
 * for the same reason as {@link LineEncoder}.
 */
final class LineParser implements Framing.Decoder {

    private final Timestamps timestamps = new Timestamps();
    private byte[] line = {};
    private int at;
    private int end;
    private byte[] text = {};
    private int valueStart;

    @Override
    public Optional<LogEntry> decode(byte[] bytes, int from, int to) {
        line = bytes;
        at = from;
        end = to;
        try {
            return Optional.of(object());
        } catch (IllegalStateException | IndexOutOfBoundsException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private LogEntry object() {
        byte[] log = {};
        Instant time = Instant.EPOCH;
        LogEntry.Stream stream = LogEntry.Stream.STDOUT;
        Map<String, String> attributes = Map.of();
        expect('{');
        while (peek() != '}') {
            int key = key();
            expect(':');
            if (is(key, "attrs") && peek() == '{') {
                attributes = attributes();
            } else if (peek() != '"') {
                skip();
            } else if (is(key, "log")) {
                log = string();
            } else if (is(key, "stream")) {
                stream =
                        string().length == 6 && text[3] == 'e'
                                ? LogEntry.Stream.STDERR
                                : LogEntry.Stream.STDOUT;
            } else if (is(key, "time")) {
                raw();
                time = timestamps.parse(line, valueStart, at - 1);
            } else {
                raw();
            }
            if (peek() == ',') {
                at++;
            }
        }
        if (time == Instant.EPOCH) {
            throw new IllegalStateException("no time");
        }
        boolean whole = log.length > 0 && log[log.length - 1] == '\n';
        return new LogEntry(stream, time, log, !whole, null, attributes);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        expect('{');
        while (peek() != '}') {
            String key = new String(string(), StandardCharsets.UTF_8);
            expect(':');
            attributes.put(key, new String(string(), StandardCharsets.UTF_8));
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return attributes;
    }

    private int key() {
        raw();
        return valueStart;
    }

    private boolean is(int key, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (line[key + i] != name.charAt(i)) {
                return false;
            }
        }
        return line[key + name.length()] == '"';
    }

    /** Passes a string without decoding it; it lies from {@code valueStart} to {@code at - 1}. */
    private void raw() {
        expect('"');
        valueStart = at;
        while (line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
            check();
        }
        at++;
    }

    /** Passes an object, a number or a word. */
    private void skip() {
        int depth = 0;
        do {
            check();
            switch (line[at]) {
                case '"' -> raw();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || (line[at] != ',' && line[at] != '}'));
    }

    private byte[] string() {
        raw();
        int to = at - 1;
        byte[] decoded = new byte[to - valueStart];
        int length = 0;
        for (int i = valueStart; i < to; ) {
            if (line[i] != '\\') {
                decoded[length++] = line[i++];
            } else if (line[i + 1] == 'u') {
                int[] next = {i};
                length = character(next, decoded, length);
                i = next[0];
            } else {
                decoded[length++] = simple(line[i + 1]);
                i += 2;
            }
        }
        text = length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
        return text;
    }

    /** A character as six or, for a surrogate pair, twelve bytes of text; it never grows. */
    private int character(int[] next, byte[] decoded, int length) {
        char first = (char) hexadecimal(next[0] + 2);
        next[0] += 6;
        String character = String.valueOf(first);
        if (Character.isHighSurrogate(first) && line[next[0]] == '\\') {
            character += (char) hexadecimal(next[0] + 2);
            next[0] += 6;
        }
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, decoded, length, utf8.length);
        return length + utf8.length;
    }

    private int hexadecimal(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value * 16 + Character.digit(line[i], 16);
        }
        return value;
    }

    private static byte simple(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    private byte peek() {
        while (at < end && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
        check();
        return line[at];
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalStateException("no " + wanted);
        }
        at++;
    }

    private void check() {
        if (at >= end) {
            throw new IllegalStateException("line ends early");
        }
    }
}
