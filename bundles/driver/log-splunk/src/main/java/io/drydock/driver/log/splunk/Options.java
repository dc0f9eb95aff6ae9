package io.drydock.driver.log.splunk;

import static io.drydock.driver.log.net.Values.invalid;

import io.drydock.driver.log.net.Values;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * Options of one log.
 *
 * @param collector where events go
 * @param token of the collector
 * @param source of the events, empty for the token's
 * @param sourceType likewise
 * @param index likewise
 * @param format of an event
 * @param verifyConnection the collector is asked whether it is there, before the first event
 * @param level of gzip, -2 for no compression
 * @param acknowledged the token wants a channel to be named
 * @param trust whom to believe to be the collector
 */
record Options(
        URI collector,
        String token,
        String source,
        String sourceType,
        String index,
        Format format,
        boolean verifyConnection,
        int level,
        boolean acknowledged,
        Trust trust) {

    static final int NO_COMPRESSION = -2;

    private static final String COLLECTOR = "/services/collector/event/1.0";
    private static final Set<String> KNOWN =
            Set.of(
                    "splunk-url",
                    "splunk-token",
                    "splunk-source",
                    "splunk-sourcetype",
                    "splunk-index",
                    "splunk-capath",
                    "splunk-caname",
                    "splunk-insecureskipverify",
                    "splunk-format",
                    "splunk-verify-connection",
                    "splunk-gzip",
                    "splunk-gzip-level",
                    "splunk-index-acknowledgment",
                    "env",
                    "env-regex",
                    "labels",
                    "labels-regex",
                    "tag");

    /** What a line becomes. */
    enum Format {
        /** A field of an object that tells of the container. */
        INLINE,
        /** The same, but a line that is JSON is no text. */
        JSON,
        /** A text, with what tells of the container before the line. */
        RAW
    }

    static Options of(Map<String, String> options) {
        Values.known(options, KNOWN, "splunk");
        return new Options(
                collector(options),
                required(options, "splunk-token"),
                options.getOrDefault("splunk-source", ""),
                options.getOrDefault("splunk-sourcetype", ""),
                options.getOrDefault("splunk-index", ""),
                format(options.getOrDefault("splunk-format", "")),
                options.getOrDefault("splunk-verify-connection", "").isEmpty()
                        || Values.flag(options, "splunk-verify-connection"),
                Values.flag(options, "splunk-gzip") ? level(options) : NO_COMPRESSION,
                Values.flag(options, "splunk-index-acknowledgment"),
                new Trust(
                        options.getOrDefault("splunk-capath", ""),
                        options.getOrDefault("splunk-caname", ""),
                        Values.flag(options, "splunk-insecureskipverify")));
    }

    private static String required(Map<String, String> options, String key) {
        String value = options.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw invalid("splunk: %s is expected".formatted(key));
        }
        return value;
    }

    private static URI collector(Map<String, String> options) {
        String text = required(options, "splunk-url");
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("splunk: failed to parse %s as url value in splunk-url".formatted(text));
        }
        String path = url.getPath() == null ? "" : url.getPath();
        boolean plain = path.isEmpty() || path.equals("/") || path.equals(COLLECTOR);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http
                || url.getHost() == null
                || !plain
                || url.getQuery() != null
                || url.getFragment() != null
                || url.getUserInfo() != null) {
            throw invalid("splunk: expected format scheme://dns_name_or_ip:port for splunk-url");
        }
        return url.resolve(COLLECTOR);
    }

    private static Format format(String text) {
        return switch (text) {
            case "", "inline" -> Format.INLINE;
            case "json" -> Format.JSON;
            case "raw" -> Format.RAW;
            default ->
                    throw invalid(
                            "unknown format specified %s, supported formats are inline, json and raw"
                                    .formatted(text));
        };
    }

    private static int level(Map<String, String> options) {
        String text = options.getOrDefault("splunk-gzip-level", "");
        if (text.isEmpty()) {
            return Deflater.DEFAULT_COMPRESSION;
        }
        try {
            int level = Integer.parseInt(text);
            if (level >= Deflater.DEFAULT_COMPRESSION && level <= Deflater.BEST_COMPRESSION) {
                return level;
            }
        } catch (NumberFormatException e) {
            // no number at all
        }
        throw invalid(
                "not supported level '%s' for splunk-gzip-level (supported values between -1 and 9)"
                        .formatted(text));
    }
}
