package io.drydock.api.model;

import static io.drydock.api.model.error.EngineException.invalid;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter {@code until} of a prune: Unix seconds, a date with or without a time and a zone, or
 * how long ago in Go's notation ({@code 24h}, {@code 1h30m}).
 */
public final class PruneUntil {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s|us|µs|ns)");

    private PruneUntil() {}

    /**
     * Only what was created before goes; empty without the filter.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for what is no time
     */
    public static Optional<Instant> of(Filters filters, Instant now, ZoneId zone) {
        Set<String> values = filters.values("until");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw invalid("more than one until filter specified");
        }
        return Optional.of(parse(values.iterator().next(), now, zone));
    }

    private static Instant parse(String text, Instant now, ZoneId zone) {
        try {
            if (text.matches("\\d+(\\.\\d+)?")) {
                return Instant.EPOCH.plus(nanos(text, 1_000_000_000L));
            }
            if (text.matches("(" + PART.pattern() + ")+")) {
                return now.minus(duration(text));
            }
            return date(text, zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid("failed to parse value as time or duration: \"%s\"".formatted(text));
        }
    }

    private static Instant date(String text, ZoneId zone) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        String zoned = text.substring(text.indexOf('T'));
        return zoned.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static Duration duration(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long unit =
                    switch (part.group(2)) {
                        case "h" -> 3_600_000_000_000L;
                        case "m" -> 60_000_000_000L;
                        case "s" -> 1_000_000_000L;
                        case "ms" -> 1_000_000L;
                        case "us", "µs" -> 1_000L;
                        default -> 1L;
                    };
            sum = sum.plus(nanos(part.group(1), unit));
        }
        return sum;
    }

    private static Duration nanos(String number, long unit) {
        return Duration.ofNanos(
                new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(unit))
                        .toBigInteger()
                        .longValueExact());
    }
}
