package io.drydock.driver.log.gelf;

import static io.drydock.driver.log.net.Values.invalid;

import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * Options of one log.
 *
 * @param stream TCP, else UDP
 * @param compression of datagrams
 * @param level of the compression
 */
record Options(boolean stream, String host, int port, Compression compression, int level) {

    private static final Set<String> KNOWN =
            Set.of(
                    "gelf-address",
                    "gelf-compression-level",
                    "gelf-compression-type",
                    "gelf-tcp-max-reconnect",
                    "gelf-tcp-reconnect-delay",
                    "tag",
                    "labels",
                    "labels-regex",
                    "env",
                    "env-regex");

    /** How a datagram is made smaller. */
    enum Compression {
        GZIP,
        ZLIB,
        NONE
    }

    static Options of(Map<String, String> options) {
        String address = options.getOrDefault("gelf-address", "");
        if (address.isEmpty()) {
            throw invalid("gelf-address is a required parameter");
        }
        boolean stream = address.startsWith("tcp://");
        if (!stream && !address.startsWith("udp://")) {
            throw invalid("gelf-address should be in form proto://address, got " + address);
        }
        String place = address.substring("tcp://".length());
        int colon = place.lastIndexOf(':');
        if (colon < 0) {
            throw invalid("gelf: please provide gelf-address as proto://host:port");
        }
        check(options, stream);
        return new Options(
                stream,
                place.substring(0, colon).replaceAll("^\\[|]$", ""),
                port(place.substring(colon + 1)),
                compression(options),
                level(options));
    }

    private static void check(Map<String, String> options, boolean stream) {
        for (String key : options.keySet()) {
            if (!KNOWN.contains(key)) {
                throw invalid("unknown log opt \"%s\" for gelf log driver".formatted(key));
            }
            if (stream && key.startsWith("gelf-compression-")) {
                throw invalid("compression is only supported on UDP");
            }
            if (key.startsWith("gelf-tcp-")) {
                if (!stream) {
                    throw invalid("\"%s\" is only valid for TCP".formatted(key));
                }
                positive(key, options.getOrDefault(key, ""));
            }
        }
    }

    private static void positive(String key, String text) {
        try {
            if (Integer.parseInt(text) >= 0) {
                return;
            }
        } catch (NumberFormatException e) {
            // no number at all
        }
        throw invalid("\"%s\" must be a positive integer".formatted(key));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid("gelf: please provide gelf-address as proto://host:port");
        }
    }

    private static Compression compression(Map<String, String> options) {
        String text = options.getOrDefault("gelf-compression-type", "");
        return switch (text) {
            case "", "gzip" -> Compression.GZIP;
            case "zlib" -> Compression.ZLIB;
            case "none" -> Compression.NONE;
            default -> throw unknown(text, "gelf-compression-type");
        };
    }

    private static int level(Map<String, String> options) {
        String text = options.getOrDefault("gelf-compression-level", "");
        if (text.isEmpty()) {
            return Deflater.BEST_SPEED;
        }
        try {
            int level = Integer.parseInt(text);
            if (level >= Deflater.DEFAULT_COMPRESSION && level <= Deflater.BEST_COMPRESSION) {
                return level;
            }
        } catch (NumberFormatException e) {
            // no number at all
        }
        throw unknown(text, "gelf-compression-level");
    }

    private static RuntimeException unknown(String value, String option) {
        return invalid(
                "unknown value \"%s\" for log opt \"%s\" for gelf log driver"
                        .formatted(value, option));
    }
}
