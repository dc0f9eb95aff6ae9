package io.drydock.kernel.http;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API versions the engine speaks, as far as a ping must know them. */
record ApiRange(String minimum, String maximum) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /** What a client of version {@code asked} is told; null when it is welcome. */
    @Nullable String refusal(String asked) {
        long version = number(asked);
        if (version < number(minimum)) {
            return "client version %s is too old. Minimum supported API version is %s, please upgrade your client to a newer version"
                    .formatted(asked, minimum);
        }
        if (version > number(maximum)) {
            return "client version %s is too new. Maximum supported API version is %s"
                    .formatted(asked, maximum);
        }
        return null;
    }

    /** Anything that is no version counts as too old. */
    private static long number(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        return matcher.matches()
                ? Long.parseLong(matcher.group(1)) * 1_000_000 + Long.parseLong(matcher.group(2))
                : -1;
    }
}
