package io.drydock.kernel.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A listener's address, one of unix path, tcp host and port, or an inherited descriptor. */
sealed interface ListenAddress {

    /** As the log line {@code API listen on} has it. */
    String text();

    /** A socket in the file system. */
    record Unix(String path) implements ListenAddress {
        @Override
        public String text() {
            return path;
        }
    }

    /** A tcp port; an empty host means all addresses. */
    record Tcp(String host, int port) implements ListenAddress {
        @Override
        public String text() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** A socket that systemd has opened. */
    record Inherited(String name) implements ListenAddress {
        @Override
        public String text() {
            return "fd://" + name;
        }
    }

    /** Host in brackets or without colon, then an optional port. */
    Pattern TCP = Pattern.compile("(?:\\[([^]]+)]|([^:/]*))(?::(\\d{1,5}))?/?");

    /**
     * Reads {@code unix://}, {@code tcp://} or {@code fd://}.
     *
     * @throws IllegalArgumentException with dockerd's text
     */
    static ListenAddress parse(String host) {
        int end = host.indexOf("://");
        if (end < 0) {
            throw new IllegalArgumentException("bad format " + host + ", expected PROTO://ADDR");
        }
        String address = host.substring(end + 3);
        return switch (host.substring(0, end)) {
            case "unix" -> new Unix(address.isEmpty() ? "/run/drydock.sock" : address);
            case "fd" -> new Inherited(address);
            case "tcp" -> tcp(host, address);
            default ->
                    throw new IllegalArgumentException("invalid protocol format: \"" + host + "\"");
        };
    }

    private static ListenAddress tcp(String host, String address) {
        Matcher matcher = TCP.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("bad format " + host + ", expected PROTO://ADDR");
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        String port = matcher.group(3);
        return new Tcp(name == null ? "" : name, port == null ? 2375 : Integer.parseInt(port));
    }
}
