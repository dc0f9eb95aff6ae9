package io.drydock.driver.log.fluentd;

import static io.drydock.driver.log.net.Values.flag;
import static io.drydock.driver.log.net.Values.invalid;
import static io.drydock.driver.log.net.Values.number;

import io.drydock.driver.log.net.Values;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Options of one log.
 *
 * @param server where it goes
 * @param acknowledged each batch is answered before the next
 * @param subSecond times with nanoseconds
 */
record Options(Server server, boolean acknowledged, boolean subSecond) {

    private static final Set<String> KNOWN =
            Set.of(
                    "env",
                    "env-regex",
                    "labels",
                    "labels-regex",
                    "tag",
                    "fluentd-address",
                    "fluentd-async",
                    "fluentd-async-connect",
                    "fluentd-async-reconnect-interval",
                    "fluentd-buffer-limit",
                    "fluentd-max-retries",
                    "fluentd-read-timeout",
                    "fluentd-request-ack",
                    "fluentd-retry-wait",
                    "fluentd-sub-second-precision",
                    "fluentd-write-timeout");

    private static final Pattern DURATION =
            Pattern.compile("[+-]?(0|([0-9]*\\.?[0-9]+(ns|us|µs|ms|s|m|h))+)");
    private static final Pattern SIZE =
            Pattern.compile("[0-9]+(\\.[0-9]+)? ?[kmgtp]?i?b?", Pattern.CASE_INSENSITIVE);

    static Options of(Map<String, String> options) {
        Values.known(options, KNOWN, "fluentd");
        String size = options.getOrDefault("fluentd-buffer-limit", "");
        if (!size.isEmpty() && !SIZE.matcher(size).matches()) {
            throw invalid("invalid size: '%s'".formatted(size));
        }
        for (String key :
                List.of(
                        "fluentd-retry-wait",
                        "fluentd-async-reconnect-interval",
                        "fluentd-read-timeout",
                        "fluentd-write-timeout")) {
            String text = options.getOrDefault(key, "");
            if (!text.isEmpty() && !DURATION.matcher(text).matches()) {
                throw invalid("time: invalid duration \"%s\"".formatted(text));
            }
        }
        number(options, "fluentd-max-retries", 0);
        flag(options, "fluentd-async");
        flag(options, "fluentd-async-connect");
        return new Options(
                Server.of(options.getOrDefault("fluentd-address", "")),
                flag(options, "fluentd-request-ack"),
                flag(options, "fluentd-sub-second-precision"));
    }
}
