package io.drydock.service.logs;

import static io.drydock.api.model.error.EngineException.invalid;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as users write them: {@code 10m}, {@code 1.5GiB}. */
final class Sizes {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgtp]?)i?b?", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    static long bytes(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            throw invalid("invalid size: '" + text + "'");
        }
        String unit = parts.group(2).toLowerCase(Locale.ROOT);
        long factor = 1L << 10 * (unit.isEmpty() ? 0 : "kmgtp".indexOf(unit) + 1);
        return (long) (Double.parseDouble(parts.group(1)) * factor);
    }
}
