package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of /etc/resolv.conf. What the container or else the daemon's configuration says goes
 * before what the host has; resolvers on the host's loopback are out of a container's reach and
 * left out, and if none remains there are two public ones, as with dockerd.
 */
final class ResolvConf {

    private static final Pattern UNREACHABLE =
            Pattern.compile("(127\\..*|::1|.*%.*|fe80:.*|[0-9a-fA-F]*:[0-9a-fA-F:]*)");
    private static final List<String> PUBLIC = List.of("8.8.8.8", "8.8.4.4");

    private final NetworkSettings settings;

    ResolvConf(NetworkSettings settings) {
        this.settings = settings;
    }

    /** For a sandbox of its own. */
    String text(SandboxRequest request, String host) {
        List<String> servers = first(request.dns(), settings.dns());
        List<String> search = first(request.dnsSearch(), settings.dnsSearch());
        List<String> options = first(request.dnsOptions(), settings.dnsOptions());
        if (servers.isEmpty() && search.isEmpty() && options.isEmpty()) {
            return filtered(host);
        }
        return built(
                servers.isEmpty() ? reachable(host) : servers,
                search.isEmpty() ? words(host, "search") : search,
                options.isEmpty() ? words(host, "options") : options);
    }

    /** For the host's network: its own file unless something else is asked for. */
    String onHost(SandboxRequest request, String host) {
        boolean asked =
                !request.dns().isEmpty()
                        || !request.dnsSearch().isEmpty()
                        || !request.dnsOptions().isEmpty();
        return asked ? text(request, host) : host;
    }

    private static String built(List<String> servers, List<String> search, List<String> options) {
        StringBuilder text = new StringBuilder();
        boolean noSearch = search.isEmpty() || search.equals(List.of("."));
        if (!noSearch) {
            text.append("search ").append(String.join(" ", search)).append('\n');
        }
        servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
        if (!options.isEmpty()) {
            text.append("options ").append(String.join(" ", options)).append('\n');
        }
        return text.toString();
    }

    private static String filtered(String host) {
        String kept =
                host.lines()
                        .filter(line -> !isServer(line) || isReachable(line))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        if (host.lines().noneMatch(line -> isServer(line) && isReachable(line))) {
            kept += servers(PUBLIC);
        }
        return kept;
    }

    private static List<String> reachable(String host) {
        List<String> servers =
                host.lines()
                        .filter(line -> isServer(line) && isReachable(line))
                        .map(line -> line.strip().split("\\s+")[1])
                        .toList();
        return servers.isEmpty() ? PUBLIC : servers;
    }

    private static String servers(List<String> servers) {
        return servers.stream().map(it -> "nameserver " + it + "\n").collect(Collectors.joining());
    }

    private static boolean isServer(String line) {
        return line.strip().matches("nameserver\\s+\\S+.*");
    }

    private static boolean isReachable(String line) {
        return !UNREACHABLE.matcher(line.strip().split("\\s+")[1]).matches();
    }

    private static List<String> words(String host, String keyword) {
        List<String> words = new ArrayList<>();
        host.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts[0].equals(keyword))
                .forEach(
                        parts -> {
                            words.clear();
                            words.addAll(List.of(parts).subList(1, parts.length));
                        });
        return words;
    }

    private static List<String> first(List<String> wanted, List<String> otherwise) {
        return wanted.isEmpty() ? otherwise : wanted;
    }
}
