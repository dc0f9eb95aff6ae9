package io.drydock.service.logs;

import static io.drydock.api.model.error.EngineException.invalid;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time as clients send them: seconds with a fraction since 1970, or RFC 3339. */
final class UserTimes {

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

    private UserTimes() {}

    /** Normal text of the time, empty for none ({@code ""} and {@code 0}). */
    static String parse(String parameter, String text) {
        if (text.isEmpty() || text.equals("0")) {
            return "";
        }
        try {
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.longValue();
            long nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(BILLION).longValue();
            return Instant.ofEpochSecond(whole, nanos).toString();
        } catch (NumberFormatException notANumber) {
            return date(parameter, text);
        } catch (DateTimeException e) {
            throw bad(parameter, text);
        }
    }

    static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static String date(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw bad(parameter, text);
        }
    }

    private static RuntimeException bad(String parameter, String text) {
        return invalid(
                "invalid value for \"%s\": failed to parse value as time or duration: \"%s\""
                        .formatted(parameter, text));
    }
}
