package io.drydock.driver.log.jsonfile;

import io.drydock.driver.log.files.Bytes;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * RFC 3339 with nanoseconds, trailing zeros cut. Lines of a busy log share their second, so its
 * text is kept; java.time formats about 20 times slower than that.
 */
final class Timestamps {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int NANO_DIGITS = 9;
    private static final int SECOND_LENGTH = 19;

    private long second = Long.MIN_VALUE;
    private byte[] text = {};
    private byte[] read = {};
    private long readSecond;

    void append(Instant time, Bytes out) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            text = SECOND.format(time).getBytes(StandardCharsets.US_ASCII);
        }
        out.append(text);
        out.reserve(NANO_DIGITS + 2);
        byte[] to = out.array();
        int at = out.length();
        int nano = time.getNano();
        if (nano > 0) {
            int digits = NANO_DIGITS;
            while (nano % 10 == 0) {
                nano /= 10;
                digits--;
            }
            to[at] = '.';
            for (int i = digits; i > 0; i--) {
                to[at + i] = (byte) ('0' + nano % 10);
                nano /= 10;
            }
            at += digits + 1;
        }
        to[at++] = 'Z';
        out.length(at);
    }

    /** Reads a time of any RFC 3339 form. */
    Instant parse(byte[] line, int from, int to) {
        boolean ours = to - from > SECOND_LENGTH && line[to - 1] == 'Z';
        if (!ours) {
            return slow(line, from, to);
        }
        if (!sameSecond(line, from)) {
            read = java.util.Arrays.copyOfRange(line, from, from + SECOND_LENGTH);
            String date = new String(read, StandardCharsets.US_ASCII);
            readSecond =
                    LocalDateTime.of(
                                    LocalDate.parse(date.substring(0, 10)),
                                    java.time.LocalTime.parse(date.substring(11)))
                            .toEpochSecond(ZoneOffset.UTC);
        }
        int nano = 0;
        int scale = 100_000_000;
        for (int i = from + SECOND_LENGTH + 1; i < to - 1; i++) {
            nano += (line[i] - '0') * scale;
            scale /= 10;
        }
        return Instant.ofEpochSecond(readSecond, nano);
    }

    private boolean sameSecond(byte[] line, int from) {
        return read.length == SECOND_LENGTH
                && java.util.Arrays.equals(
                        line, from, from + SECOND_LENGTH, read, 0, SECOND_LENGTH);
    }

    private static Instant slow(byte[] line, int from, int to) throws DateTimeException {
        return OffsetDateTime.parse(new String(line, from, to - from, StandardCharsets.US_ASCII))
                .toInstant();
    }
}
