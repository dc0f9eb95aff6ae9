package io.drydock.kernel.rest;

import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a JSON body may call itself. */
final class ContentTypes {

    /** Internal header: the Content-Type as the client sent it, be it malformed. */
    static final String RAW = "Drydock-Content-Type";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile("\\s*" + TOKEN + "(?:/" + TOKEN + ")?\\s*");
    private static final Pattern PARAMETERS =
            Pattern.compile(
                    "(?:;\\s*(?:" + TOKEN + "\\s*=\\s*(?:" + TOKEN + "|\"[^\"]*\"))?\\s*)*");

    private ContentTypes() {}

    /** Whether the header has the form of a media type. */
    static boolean wellFormed(String header) {
        int end = header.indexOf(';');
        String type = end < 0 ? header : header.substring(0, end);
        String parameters = end < 0 ? "" : header.substring(end);
        return TYPE.matcher(type).matches() && PARAMETERS.matcher(parameters).matches();
    }

    /** Refuses a body that does not say it is JSON. */
    static void requireJson(@Nullable String header) {
        String given = header == null ? "" : header;
        if (given.isEmpty()) {
            throw unsupported(given);
        }
        if (!wellFormed(given)) {
            throw EngineException.invalid(
                    "malformed Content-Type header (" + given + "): mime: expected token");
        }
        int end = given.indexOf(';');
        String type = (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json")) {
            throw unsupported(given);
        }
    }

    static EngineException unsupported(@Nullable String header) {
        return EngineException.invalid(
                "unsupported Content-Type header ("
                        + (header == null ? "" : header)
                        + "): must be 'application/json'");
    }
}
