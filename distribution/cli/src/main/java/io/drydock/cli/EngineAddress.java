package io.drydock.cli;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;

/**
 * Where the engine listens.
 *
 * @param socket what to connect to
 * @param authority the Host header
 */
record EngineAddress(SocketAddress socket, String authority) {

    private static final String DEFAULT = "unix:///run/drydock.sock";
    private static final int TCP_PORT = 2375;

    /** As docker chooses: the flag, then the environment, then the default. */
    static EngineAddress choose(@Nullable String flag, @Nullable String environment) {
        if (flag != null && !flag.isEmpty()) {
            return parse(flag);
        }
        return parse(environment == null || environment.isEmpty() ? DEFAULT : environment);
    }

    private static EngineAddress parse(String url) {
        if (url.startsWith("unix://")) {
            String path = url.substring("unix://".length());
            return new EngineAddress(UnixDomainSocketAddress.of(path), "localhost");
        }
        if (!url.startsWith("tcp://")) {
            throw new IllegalArgumentException(
                    "unable to parse docker host `" + url + "`: expected unix:// or tcp://");
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("unable to parse docker host `" + url + "`");
        }
        int port = uri.getPort() < 0 ? TCP_PORT : uri.getPort();
        // Brackets around an IPv6 address belong to the URL, not to the address.
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new EngineAddress(new InetSocketAddress(host, port), uri.getHost() + ":" + port);
    }
}
