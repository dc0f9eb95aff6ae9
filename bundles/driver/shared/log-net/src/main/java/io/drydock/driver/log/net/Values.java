package io.drydock.driver.log.net;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.Map;
import java.util.Set;

/** Option values as users write them, with the texts of dockerd. */
public final class Values {

    private Values() {}

    /** Yes or no. */
    public static boolean flag(Map<String, String> options, String key) {
        String text = options.getOrDefault(key, "");
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "", "0", "f", "F", "FALSE", "false", "False" -> false;
            default ->
                    throw invalid(
                            "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(text));
        };
    }

    /** A number from zero on. */
    public static long number(Map<String, String> options, String key, long standard) {
        String text = options.getOrDefault(key, "");
        if (text.isEmpty()) {
            return standard;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw invalid("strconv.ParseUint: parsing \"%s\": invalid syntax".formatted(text));
        }
    }

    /** Refuses what a driver does not know. */
    public static void known(Map<String, String> options, Set<String> known, String driver) {
        for (String key : options.keySet()) {
            if (!known.contains(key)) {
                throw invalid("unknown log opt '%s' for %s log driver".formatted(key, driver));
            }
        }
    }

    /** An error of the user's. */
    public static DriverException invalid(String text) {
        return new DriverException(Kind.INVALID, text);
    }
}
