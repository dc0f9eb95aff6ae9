package io.drydock.service.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * Reads the times of a spool. The monitor stamps all lines of one read alike, so the last text is
 * kept: parsing each would cost more than everything else.
 */
final class SpoolClock {

    private byte[] text = new byte[0];
    private Instant time = Instant.EPOCH;

    Instant time(byte[] bytes, int from, int to) {
        if (!Arrays.equals(text, 0, text.length, bytes, from, to)) {
            text = Arrays.copyOfRange(bytes, from, to);
            time = OffsetDateTime.parse(new String(text, StandardCharsets.US_ASCII)).toInstant();
        }
        return time;
    }
}
