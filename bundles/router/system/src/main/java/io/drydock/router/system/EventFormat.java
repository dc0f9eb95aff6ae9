package io.drydock.router.system;

import io.drydock.api.model.ApiVersion;

import java.util.Arrays;
import java.util.Locale;

/** The names under which one JSON object a line goes. */
enum EventFormat {
    /** Before API 1.52, whatever the client accepts. */
    JSON("application/json"),
    /** For a client that names none of the others. */
    JSON_LINES("application/jsonl"),
    /** The same bytes under their other name. */
    NEWLINE_DELIMITED("application/x-ndjson"),
    /** Each line begins with 0x1e. */
    JSON_SEQUENCE("application/json-seq");

    private final String mediaType;

    EventFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** What the client names with the highest quality; wildcards name nothing. */
    static EventFormat of(ApiVersion version, String accept) {
        if (!version.atLeast(52)) {
            return JSON;
        }
        EventFormat best = JSON_LINES;
        double bestQuality = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            double quality = quality(parts);
            for (EventFormat format : values()) {
                boolean named = format != JSON && format.mediaType.equals(parts[0].strip());
                if (named && quality > bestQuality) {
                    best = format;
                    bestQuality = quality;
                }
            }
        }
        return best;
    }

    private static double quality(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(part -> part.startsWith("q="))
                .map(part -> part.substring(2))
                .mapToDouble(EventFormat::number)
                .findFirst()
                .orElse(1);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
