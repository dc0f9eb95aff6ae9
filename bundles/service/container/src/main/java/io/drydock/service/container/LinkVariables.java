package io.drydock.service.container;

import io.drydock.api.model.container.ContainerConfig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The variables a link makes: name, address of each exposed port, the other's environment. */
final class LinkVariables {

    private static final Set<String> PRIVATE = Set.of("HOME", "PATH");

    private LinkVariables() {}

    static List<String> of(String parent, String alias, String address, ContainerConfig target) {
        String prefix = alias.toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> all = new ArrayList<>();
        List<String> ports =
                target.exposedPorts().keySet().stream()
                        .sorted(Comparator.comparingInt(LinkVariables::number))
                        .toList();
        if (!ports.isEmpty()) {
            all.add("%s_PORT=%s".formatted(prefix, url(ports.getFirst(), address)));
        }
        for (String port : ports) {
            String protocol = protocol(port);
            String name =
                    "%s_PORT_%d_%s"
                            .formatted(prefix, number(port), protocol.toUpperCase(Locale.ROOT));
            all.add(name + "=" + url(port, address));
            all.add(name + "_ADDR=" + address);
            all.add(name + "_PORT=" + number(port));
            all.add(name + "_PROTO=" + protocol);
        }
        all.add("%s_NAME=/%s/%s".formatted(prefix, parent, alias));
        for (String pair : target.env() == null ? List.<String>of() : target.env()) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !PRIVATE.contains(pair.substring(0, equals))) {
                all.add(prefix + "_ENV_" + pair);
            }
        }
        return all;
    }

    private static String url(String port, String address) {
        return "%s://%s:%d".formatted(protocol(port), address, number(port));
    }

    /** Of {@code 80/tcp}; the first of a range. */
    private static int number(String port) {
        return Integer.parseInt(port.split("[/-]", 2)[0]);
    }

    private static String protocol(String port) {
        int slash = port.indexOf('/');
        return slash < 0 ? "tcp" : port.substring(slash + 1);
    }
}
