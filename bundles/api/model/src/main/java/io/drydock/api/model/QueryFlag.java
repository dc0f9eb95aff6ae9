package io.drydock.api.model;

import java.util.Locale;
import java.util.Set;

/**
 * A boolean of a query string as docker reads it: nothing, {@code 0}, {@code no}, {@code false} and
 * {@code none} are off in any case and with blanks around, and anything else is on.
 *
 * @param on the answer
 */
public record QueryFlag(boolean on) {

    private static final Set<String> OFF = Set.of("", "0", "no", "false", "none");

    /** Reads the text of a query parameter; an absent one is given as an empty text. */
    public static QueryFlag valueOf(String text) {
        return new QueryFlag(!OFF.contains(text.trim().toLowerCase(Locale.ROOT)));
    }
}
