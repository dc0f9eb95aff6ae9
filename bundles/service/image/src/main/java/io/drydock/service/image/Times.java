package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of time in image documents and filters. */
final class Times {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,9}))?");
    private static final Pattern DURATION_PART =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(h|ms|m|s|us|µs|ns)");

    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    /** Unix seconds of RFC 3339; Go's zero time where there is none. */
    static long unix(@Nullable String rfc3339) {
        return moment(rfc3339).getEpochSecond();
    }

    /** The same with its fraction. */
    static Instant moment(@Nullable String rfc3339) {
        if (rfc3339 == null || rfc3339.isEmpty()) {
            return ZERO;
        }
        try {
            return OffsetDateTime.parse(rfc3339).toInstant();
        } catch (DateTimeException e) {
            return ZERO;
        }
    }

    /** A point in time from a filter: Unix seconds, a date, or how long ago ({@code 1h30m}). */
    static Instant point(String text) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
        }
        Duration ago = duration(text);
        if (ago != null) {
            return Instant.now().minus(ago);
        }
        try {
            return date(text);
        } catch (DateTimeException e) {
            throw EngineException.invalid(
                    "failed to parse value as time or duration: \"" + text + "\"");
        }
    }

    /** A duration in Go's form, null for anything else. */
    static @Nullable Duration duration(String text) {
        Matcher part = DURATION_PART.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length() && part.find(at) && part.start() == at) {
            double value = Double.parseDouble(part.group(1));
            sum = sum.plusNanos((long) (value * nanos(part.group(2))));
            at = part.end();
        }
        return at == text.length() && at > 0 ? sum : null;
    }

    private static double nanos(String unit) {
        return switch (unit) {
            case "h" -> 3600e9;
            case "m" -> 60e9;
            case "s" -> 1e9;
            case "ms" -> 1e6;
            case "ns" -> 1;
            default -> 1e3;
        };
    }

    private static Instant date(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
