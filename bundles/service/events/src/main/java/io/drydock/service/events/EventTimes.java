package io.drydock.service.events;

import io.drydock.api.model.error.EngineException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which docker takes a point in time. */
record EventTimes(InstantSource clock, ZoneId zone) {
    private static final Pattern UNIX = Pattern.compile("(-?\\d{1,18})(?:\\.(\\d{0,18}))?");
    private static final Pattern DURATION =
            Pattern.compile("([-+]?)((?:\\d+(?:\\.\\d*)?(?:ns|us|µs|ms|s|m|h))+|0)");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Double> UNITS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2})(?::(\\d{2}))?(?::(\\d{2}(?:\\.\\d{1,9})?))?)?"
                            + "(Z|[-+]\\d{2}:\\d{2})?");

    /**
     * Unix nanoseconds, empty for an empty text.
     *
     * @param name of the parameter, for the error
     * @throws EngineException INVALID, {@code invalid value for 'since': ...}
     */
    OptionalLong parse(String name, String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        for (Form form : List.<Form>of(this::unix, this::duration, this::dateTime)) {
            try {
                OptionalLong parsed = form.parse(text);
                if (parsed.isPresent()) {
                    return parsed;
                }
            } catch (DateTimeException | ArithmeticException e) {
                throw invalid(name, text);
            }
        }
        throw invalid(name, text);
    }

    private static EngineException invalid(String name, String text) {
        return EngineException.invalid(
                "invalid value for '"
                        + name
                        + "': failed to parse value as time or duration: \""
                        + text
                        + '"');
    }

    private OptionalLong unix(String text) {
        Matcher matcher = UNIX.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
        long seconds = Long.parseLong(matcher.group(1));
        return OptionalLong.of(UnixTime.nano(Instant.ofEpochSecond(seconds, nanos)));
    }

    private OptionalLong duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        double nanos = 0;
        for (Matcher part = PART.matcher(matcher.group(2)); part.find(); ) {
            nanos += Double.parseDouble(part.group(1)) * UNITS.getOrDefault(part.group(2), 0.0);
        }
        Duration back = Duration.ofNanos((long) (matcher.group(1).equals("-") ? -nanos : nanos));
        return OptionalLong.of(UnixTime.nano(clock.instant().minus(back)));
    }

    private OptionalLong dateTime(String text) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        LocalDate date = LocalDate.parse(matcher.group(1), DateTimeFormatter.ISO_LOCAL_DATE);
        LocalDateTime time =
                LocalDateTime.parse(
                        date
                                + "T"
                                + group(matcher, 2)
                                + ":"
                                + group(matcher, 3)
                                + ":"
                                + group(matcher, 4));
        String offset = matcher.group(5);
        ZoneId in = offset == null ? zone : ZoneId.of(offset);
        return OptionalLong.of(UnixTime.nano(time.atZone(in).toInstant()));
    }

    private static String group(Matcher matcher, int number) {
        String text = matcher.group(number);
        return text == null ? "00" : text;
    }

    private interface Form {
        OptionalLong parse(String text);
    }
}
