package io.drydock.driver.log.fluentd;

import static io.drydock.driver.log.net.Values.invalid;

import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.StreamLink;
import io.drydock.driver.log.net.TlsFiles;
import io.drydock.driver.log.net.TlsLink;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where fluentd listens.
 *
 * @param protocol {@code tcp}, {@code tls} or {@code unix}
 * @param place host, or path of the socket
 * @param port of the host
 */
record Server(String protocol, String place, int port) {

    private static final int STANDARD_PORT = 24224;

    static Server of(String address) {
        if (address.isEmpty()) {
            return new Server("tcp", "127.0.0.1", STANDARD_PORT);
        }
        int end = address.indexOf("://");
        if (end < 0) {
            return host("tcp", address, address);
        }
        String protocol = address.substring(0, end);
        String rest = address.substring(end + 3);
        return switch (protocol) {
            case "tcp", "tls" -> host(protocol, rest, address);
            case "unix" -> {
                if (rest.isEmpty() || rest.equals("/")) {
                    throw invalid("invalid fluentd-address %s: path is empty".formatted(address));
                }
                yield new Server(protocol, rest, 0);
            }
            default ->
                    throw invalid(
                            "invalid fluentd-address %s: unsupported scheme: %s"
                                    .formatted(address, protocol));
        };
    }

    private static Server host(String protocol, String place, String address) {
        if (place.contains("/")) {
            throw invalid(
                    "invalid fluentd-address %s: should not contain a path element"
                            .formatted(address));
        }
        int colon = place.lastIndexOf(':');
        boolean port = colon > place.lastIndexOf(']');
        String host = (port ? place.substring(0, colon) : place).replaceAll("^\\[|]$", "");
        try {
            return new Server(
                    protocol,
                    host.isEmpty() ? "127.0.0.1" : host,
                    port ? Integer.parseInt(place.substring(colon + 1)) : STANDARD_PORT);
        } catch (NumberFormatException e) {
            throw invalid("invalid fluentd-address %s: invalid port".formatted(address));
        }
    }

    Link connect() throws IOException {
        return switch (protocol) {
            case "unix" -> StreamLink.unix(Path.of(place));
            case "tls" -> TlsLink.connect(place, port, new TlsFiles("", "", "", true));
            default -> StreamLink.tcp(place, port);
        };
    }
}
