package io.drydock.kernel.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that {@code -H} takes, brought to {@code PROTO://ADDR}. */
final class HostAddress {

    private static final Pattern TCP =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.%\\w]+]|[^:/\\[\\]]*)(?::(?<port>[0-9]*))?/?");
    private static final Pattern ONE_SLASH = Pattern.compile("[a-z]+:/[^/].*|[a-z]+:");

    private HostAddress() {}

    /**
     * The full form.
     *
     * @param given as written; empty for the default
     * @param tls whether tcp means TLS, which has a port of its own
     */
    static String normalise(String given, boolean tls) {
        String address = given.strip();
        if (address.isEmpty()) {
            return tls ? Defaults.TLS_HOST : Defaults.HOST;
        }
        if (ONE_SLASH.matcher(address).matches()) {
            throw new ConfigException("bad format " + address + ", expected PROTO://ADDR");
        }
        int separator = address.indexOf("://");
        String protocol = separator < 0 ? "tcp" : address.substring(0, separator);
        String rest = separator < 0 ? address : address.substring(separator + 3);
        return switch (protocol) {
            case "tcp" -> tcp(given, rest, tls);
            case "unix" -> unix(given, rest);
            case "fd" -> "fd://" + rest;
            default ->
                    throw invalid(
                            given,
                            "invalid bind address (%s): unsupported proto '%s'"
                                    .formatted(address, protocol));
        };
    }

    private static String unix(String given, String path) {
        if (path.contains("://")) {
            throw invalid(given, "invalid proto, expected unix: " + path);
        }
        return path.isEmpty() ? Defaults.HOST : "unix://" + path;
    }

    private static String tcp(String given, String address, boolean tls) {
        Matcher matcher = TCP.matcher(address);
        if (!matcher.matches()) {
            throw invalid(given, "invalid bind address: " + address);
        }
        String host = matcher.group("host");
        String port = matcher.group("port");
        String defaultPort = tls ? "2376" : "2375";
        boolean noPort = port == null || port.isEmpty();
        if (!noPort && (port.length() > 5 || Integer.parseInt(port) > 65535)) {
            throw invalid(given, "invalid bind address: " + address);
        }
        return "tcp://"
                + (host.isEmpty() ? "localhost" : host)
                + ":"
                + (noPort ? defaultPort : port);
    }

    private static ConfigException invalid(String given, String message) {
        return new ConfigException("error parsing -H " + given + " : " + message);
    }
}
