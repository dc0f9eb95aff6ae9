package io.drydock.driver.log.syslog;

import io.drydock.driver.log.net.TlsFiles;
import io.drydock.driver.log.net.Values;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Options of one log.
 *
 * @param server where it goes
 * @param facility number of the facility
 * @param format of the messages
 * @param tls files for TLS
 */
record Options(Server server, int facility, Format format, TlsFiles tls) {

    private static final Set<String> KNOWN =
            Set.of(
                    "env",
                    "env-regex",
                    "labels",
                    "labels-regex",
                    "tag",
                    "syslog-address",
                    "syslog-facility",
                    "syslog-format",
                    "syslog-tls-ca-cert",
                    "syslog-tls-cert",
                    "syslog-tls-key",
                    "syslog-tls-skip-verify");

    /** By their numbers. */
    private static final List<String> FACILITIES =
            List.of(
                    "kern",
                    "user",
                    "mail",
                    "daemon",
                    "auth",
                    "syslog",
                    "lpr",
                    "news",
                    "uucp",
                    "cron",
                    "authpriv",
                    "ftp",
                    "",
                    "",
                    "",
                    "",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    /** Form of a message. */
    enum Format {
        /** As local programs write: no host name. */
        LOCAL,
        RFC3164,
        RFC5424,
        /** With microseconds. */
        RFC5424_MICRO
    }

    static Options of(Map<String, String> options) {
        Values.known(options, KNOWN, "syslog");
        return new Options(
                Server.of(options.getOrDefault("syslog-address", "")),
                facility(options.getOrDefault("syslog-facility", "")),
                format(options.getOrDefault("syslog-format", "")),
                new TlsFiles(
                        options.getOrDefault("syslog-tls-ca-cert", ""),
                        options.getOrDefault("syslog-tls-cert", ""),
                        options.getOrDefault("syslog-tls-key", ""),
                        // any text at all, as dockerd takes it
                        !options.containsKey("syslog-tls-skip-verify")));
    }

    /** RFC 5425 wants the length before each message. */
    boolean counted() {
        return server.way() == Server.Way.TLS
                && (format == Format.RFC5424 || format == Format.RFC5424_MICRO);
    }

    private static int facility(String text) {
        if (text.isEmpty()) {
            return FACILITIES.indexOf("daemon");
        }
        int named = FACILITIES.indexOf(text);
        if (named >= 0) {
            return named;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number < FACILITIES.size()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // neither a name nor a number
        }
        throw Values.invalid("invalid syslog facility");
    }

    private static Format format(String text) {
        return switch (text) {
            case "" -> Format.LOCAL;
            case "rfc3164" -> Format.RFC3164;
            case "rfc5424" -> Format.RFC5424;
            case "rfc5424micro" -> Format.RFC5424_MICRO;
            default -> throw Values.invalid("Invalid syslog format");
        };
    }
}
