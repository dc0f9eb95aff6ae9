package io.drydock.driver.log.awslogs;

import static io.drydock.driver.log.net.Values.invalid;

import io.drydock.driver.log.net.Values;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Options of one log.
 *
 * @param region empty for that of the engine's environment or machine
 * @param endpoint a URL, empty for the region's
 * @param group of the streams
 * @param stream empty for the container's own
 * @param createGroup makes the group when it is missing
 * @param createStream makes the stream
 * @param begins what the first line of an event looks like; null for an event a line
 * @param credentials path of the end point that has them, empty for those of the environment
 * @param metrics lines are in the embedded metric format
 */
record Options(
        String region,
        String endpoint,
        String group,
        String stream,
        boolean createGroup,
        boolean createStream,
        @Nullable Pattern begins,
        String credentials,
        boolean metrics) {

    private static final String DRIVER = "awslogs";
    private static final Set<String> KNOWN =
            Set.of(
                    "awslogs-region",
                    "awslogs-endpoint",
                    "awslogs-group",
                    "awslogs-stream",
                    "awslogs-create-group",
                    "awslogs-create-stream",
                    "awslogs-datetime-format",
                    "awslogs-multiline-pattern",
                    "awslogs-credentials-endpoint",
                    "awslogs-force-flush-interval-seconds",
                    "awslogs-max-buffered-events",
                    "awslogs-format",
                    "tag");

    static Options of(Map<String, String> options) {
        Values.known(options, KNOWN, DRIVER);
        String group = options.getOrDefault("awslogs-group", "");
        if (group.isEmpty()) {
            throw invalid("must specify a value for log opt 'awslogs-group'");
        }
        // nothing is held back here: what they limit elsewhere is in the engine's spool
        positive(options, "awslogs-force-flush-interval-seconds");
        positive(options, "awslogs-max-buffered-events");
        return new Options(
                options.getOrDefault("awslogs-region", ""),
                options.getOrDefault("awslogs-endpoint", ""),
                group,
                options.getOrDefault("awslogs-stream", ""),
                flag(options, "awslogs-create-group", false),
                flag(options, "awslogs-create-stream", true),
                begins(options),
                options.getOrDefault("awslogs-credentials-endpoint", ""),
                metrics(options));
    }

    private static boolean flag(Map<String, String> options, String key, boolean standard) {
        return options.getOrDefault(key, "").isEmpty() ? standard : Values.flag(options, key);
    }

    private static void positive(Map<String, String> options, String key) {
        String text = options.getOrDefault(key, "");
        try {
            if (text.isEmpty() || Integer.parseInt(text) > 0) {
                return;
            }
        } catch (NumberFormatException e) {
            // no number at all
        }
        throw invalid("must specify a positive integer for log opt '%s': %s".formatted(key, text));
    }

    private static @Nullable Pattern begins(Map<String, String> options) {
        String date = options.getOrDefault("awslogs-datetime-format", "");
        String pattern = options.getOrDefault("awslogs-multiline-pattern", "");
        if (!date.isEmpty() && !pattern.isEmpty()) {
            throw invalid(
                    "you cannot configure log opt 'awslogs-datetime-format' and"
                            + " 'awslogs-multiline-pattern' at the same time");
        }
        try {
            return date.isEmpty() && pattern.isEmpty()
                    ? null
                    : Pattern.compile(date.isEmpty() ? pattern : DateFormat.expression(date));
        } catch (PatternSyntaxException e) {
            throw invalid(
                    "awslogs could not parse given multiline pattern key \"%s\": %s"
                            .formatted(date.isEmpty() ? pattern : date, e.getMessage()));
        }
    }

    private static boolean metrics(Map<String, String> options) {
        String format = options.getOrDefault("awslogs-format", "");
        if (format.isEmpty()) {
            return false;
        }
        if (!format.equals("json/emf")) {
            throw invalid("unsupported log format '%s'".formatted(format));
        }
        if (!options.getOrDefault("awslogs-datetime-format", "").isEmpty()
                || !options.getOrDefault("awslogs-multiline-pattern", "").isEmpty()) {
            throw invalid(
                    "you cannot configure log opt 'awslogs-datetime-format' or"
                            + " 'awslogs-multiline-pattern' when log opt 'awslogs-format' is set"
                            + " to 'json/emf'");
        }
        return true;
    }
}
