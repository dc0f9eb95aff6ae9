package io.drydock.service.health;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a probe of the engine's own connects to, within the container's network.
 *
 * @param hosts addresses to try in order
 * @param port TCP port
 * @param authority as the user wrote it
 * @param path of HTTP, with a leading slash
 */
record Target(List<String> hosts, int port, String authority, String path) {

    private static final Pattern TEXT =
            Pattern.compile("(?:(?:http|tcp)://)?(\\[[^\\]]*\\]|[^:/]*)(?::(\\d{1,5}))?(/.*)?");
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");
    private static final int HTTP = 80;

    /**
     * Reads {@code http://:8080/ready}, {@code tcp://:5432} or {@code :5432}; the host is empty,
     * {@code localhost} or an address. Names are not looked up: whose name servers would say?
     *
     * @throws IllegalArgumentException for anything else
     */
    static Target parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("malformed address: " + text);
        }
        String host = matcher.group(1);
        int port = matcher.group(2) == null ? HTTP : Integer.parseInt(matcher.group(2));
        String path = matcher.group(3) == null ? "/" : matcher.group(3);
        boolean local = host.isEmpty() || host.equals("localhost");
        String authority = (local ? "localhost" : host) + ":" + port;
        return new Target(local ? LOOPBACK : List.of(address(host)), port, authority, path);
    }

    private static String address(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.ofLiteral(plain).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + host, e);
        }
    }

    List<InetAddress> addresses() {
        return hosts.stream().map(InetAddress::ofLiteral).toList();
    }
}
