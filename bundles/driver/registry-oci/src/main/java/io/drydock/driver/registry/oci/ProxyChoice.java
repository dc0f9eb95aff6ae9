package io.drydock.driver.registry.oci;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy leads to an address, by the rules of Go's programs: loopback is always direct, an
 * entry of {@code no-proxy} is a domain with its subdomains, an address, a range, or {@code *}.
 */
final class ProxyChoice extends ProxySelector {

    private final String http;
    private final String https;
    private final List<String> direct;

    private ProxyChoice(String http, String https, List<String> direct) {
        this.http = http;
        this.https = https;
        this.direct = direct;
    }

    static ProxyChoice of(String http, String https, String direct) {
        return new ProxyChoice(
                orEnvironment(http, "HTTP_PROXY"),
                orEnvironment(https, "HTTPS_PROXY"),
                List.of(orEnvironment(direct, "NO_PROXY").split("\\s*,\\s*")));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return proxy(uri)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, address(proxy)))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {}

    /** The proxy's own address, with the user it wants where there is one. */
    Optional<URI> proxy(URI uri) {
        String text = uri.getScheme().equals("https") ? https : http;
        if (text.isEmpty() || direct(uri)) {
            return Optional.empty();
        }
        return Optional.of(URI.create(text.contains("://") ? text : "http://" + text));
    }

    /**
     * What the proxy on the way there wants to see, if it wants a user. For tunnels the JDK lets it
     * pass as the product empties {@code jdk.http.auth.tunneling.disabledSchemes}.
     */
    Optional<String> user(URI uri) {
        return proxy(uri)
                .map(URI::getUserInfo)
                .map(user -> user.contains(":") ? user : user + ":")
                .map(user -> user.getBytes(StandardCharsets.UTF_8))
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user));
    }

    private boolean direct(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || AddressRange.loopback(host)) {
            return true;
        }
        return direct.stream()
                .anyMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), uri, host));
    }

    private static boolean matches(String entry, URI uri, String host) {
        if (entry.isEmpty()) {
            return false;
        }
        if (entry.equals("*") || entry.equals(host) || entry.equals(host + ":" + uri.getPort())) {
            return true;
        }
        if (entry.contains("/")) {
            return AddressRange.parse(entry).filter(range -> range.contains(host)).isPresent();
        }
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        return host.endsWith(domain.startsWith(".") ? domain : "." + domain);
    }

    private static InetSocketAddress address(URI proxy) {
        int port = proxy.getPort() > 0 ? proxy.getPort() : 80;
        return InetSocketAddress.createUnresolved(proxy.getHost(), port);
    }

    private static String orEnvironment(String value, String name) {
        if (!value.isEmpty()) {
            return value;
        }
        String upper = System.getenv(name);
        String lower = System.getenv(name.toLowerCase(Locale.ROOT));
        return upper != null ? upper : lower != null ? lower : "";
    }
}
