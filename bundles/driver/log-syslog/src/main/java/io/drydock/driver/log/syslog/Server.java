package io.drydock.driver.log.syslog;

import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.driver.log.net.DatagramLink;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.LocalDatagrams;
import io.drydock.driver.log.net.StreamLink;
import io.drydock.driver.log.net.TlsFiles;
import io.drydock.driver.log.net.TlsLink;
import io.drydock.driver.log.net.Values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a syslog server listens.
 *
 * @param way how it is reached
 * @param place host, or path of a socket; empty for this host's own server
 * @param port of a host
 */
record Server(Way way, String place, int port) {

    private static final int STANDARD_PORT = 514;
    private static final List<Path> LOCAL =
            List.of(Path.of("/dev/log"), Path.of("/var/run/syslog"), Path.of("/var/run/log"));

    /** How a server is reached. */
    enum Way {
        LOCAL(true),
        UDP(true),
        TCP(false),
        TLS(false),
        UNIX(false),
        UNIXGRAM(true);

        private final boolean datagrams;

        Way(boolean datagrams) {
            this.datagrams = datagrams;
        }

        /** Each message is a packet. */
        boolean datagrams() {
            return datagrams;
        }
    }

    /** A link and what it is in the end. */
    record Connected(Way way, Link link) {}

    static Server of(String address) {
        if (address.isEmpty()) {
            return new Server(Way.LOCAL, "", 0);
        }
        int end = address.indexOf("://");
        String rest = end < 0 ? "" : address.substring(end + 3);
        return switch (end < 0 ? "" : address.substring(0, end)) {
            case "udp" -> host(Way.UDP, rest);
            case "tcp" -> host(Way.TCP, rest);
            case "tcp+tls" -> host(Way.TLS, rest);
            case "unix" -> local(Way.UNIX, rest);
            case "unixgram" -> local(Way.UNIXGRAM, rest);
            default ->
                    throw Values.invalid(
                            "syslog-address should be in form proto://address, got " + address);
        };
    }

    private static Server local(Way way, String path) {
        if (!Files.exists(Path.of(path))) {
            throw Values.invalid("stat " + path + ": no such file or directory");
        }
        return new Server(way, path, 0);
    }

    private static Server host(Way way, String place) {
        int colon = place.lastIndexOf(':');
        boolean port = colon > place.lastIndexOf(']');
        String host = port ? place.substring(0, colon) : place;
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            int number = port ? Integer.parseInt(place.substring(colon + 1)) : STANDARD_PORT;
            return new Server(way, name, number);
        } catch (NumberFormatException e) {
            throw Values.invalid("lookup " + place + ": unknown port");
        }
    }

    Connected connect(SeqPacketSockets sockets, TlsFiles tls) throws IOException {
        return switch (way) {
            case LOCAL -> local(sockets);
            case UDP -> new Connected(way, DatagramLink.udp(place, port));
            case TCP -> new Connected(way, StreamLink.tcp(place, port));
            case TLS -> new Connected(way, TlsLink.connect(place, port, tls));
            case UNIX -> new Connected(way, StreamLink.unix(Path.of(place)));
            case UNIXGRAM -> new Connected(way, LocalDatagrams.connect(sockets, Path.of(place)));
        };
    }

    private static Connected local(SeqPacketSockets sockets) throws IOException {
        for (Path path : LOCAL) {
            if (!Files.exists(path)) {
                continue;
            }
            try {
                return new Connected(Way.UNIXGRAM, LocalDatagrams.connect(sockets, path));
            } catch (IOException noDatagrams) {
                return new Connected(Way.UNIX, StreamLink.unix(path));
            }
        }
        throw new IOException("Unix syslog delivery error: no server listens on this host");
    }
}
