package io.drydock.api.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * Moments as docker prints them: RFC 3339 in UTC with as many digits of the second as are not zero,
 * {@code 2026-11-21T04:39:30.0475Z}.
 */
public final class RfcTimestamp {

    /** What docker prints for a moment that has not come: a container that never ended. */
    public static final String NEVER = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral('Z')
                    .toFormatter()
                    .withZone(ZoneOffset.UTC);

    private RfcTimestamp() {}

    /** The moment as text. */
    public static String format(Instant moment) {
        return FORMAT.format(moment);
    }
}
