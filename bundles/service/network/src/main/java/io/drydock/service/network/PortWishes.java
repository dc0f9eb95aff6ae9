package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.PortBinding;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports as requests and inspect write them, and as drivers take them. */
final class PortWishes {

    private PortWishes() {}

    static List<PortMapping> of(SandboxRequest request) {
        List<PortMapping> wishes = new ArrayList<>();
        new TreeMap<>(request.ports())
                .forEach(
                        (port, bindings) ->
                                bindings.forEach(binding -> wishes.add(wish(port, binding))));
        if (request.publishAll()) {
            for (String port : request.exposed()) {
                if (request.ports().getOrDefault(port, List.of()).isEmpty()) {
                    wishes.add(wish(port, new PortBinding("", "")));
                }
            }
        }
        return wishes;
    }

    private static PortMapping wish(String port, PortBinding binding) {
        int[] range = range(binding.hostPort());
        return new PortMapping(protocol(port), number(port), address(binding), range[0], range[1]);
    }

    /** Empty for all of the host's; the network may say otherwise. */
    private static String address(PortBinding binding) {
        try {
            return Pools.canonical(binding.hostIp());
        } catch (IllegalArgumentException e) {
            throw EngineException.invalid("invalid IP address: " + binding.hostIp());
        }
    }

    private static int[] range(String text) {
        if (text.isEmpty()) {
            return new int[] {0, 0};
        }
        int dash = text.indexOf('-');
        int first = parse(dash < 0 ? text : text.substring(0, dash), text);
        return new int[] {first, dash < 0 ? first : parse(text.substring(dash + 1), text)};
    }

    private static int number(String port) {
        int slash = port.indexOf('/');
        return parse(slash < 0 ? port : port.substring(0, slash), port);
    }

    private static String protocol(String port) {
        int slash = port.indexOf('/');
        return slash < 0 ? "tcp" : port.substring(slash + 1);
    }

    private static int parse(String number, String whole) {
        try {
            int port = Integer.parseInt(number);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is no port.
        }
        throw EngineException.invalid("invalid port specification: \"" + whole + "\"");
    }

    /** As inspect shows them; exposed ports without binding have an empty list. */
    static Map<String, List<PortBinding>> shown(SandboxRequest request, List<PortMapping> ports) {
        Map<String, List<PortBinding>> shown = new TreeMap<>();
        request.exposed().forEach(port -> shown.put(port, List.of()));
        request.ports().keySet().forEach(port -> shown.put(port, List.of()));
        for (PortMapping port : ports) {
            PortBinding binding =
                    new PortBinding(
                            port.hostAddress(), port.hostPort() == 0 ? "" : "" + port.hostPort());
            String key = port.containerPort() + "/" + port.protocol();
            List<PortBinding> all = new ArrayList<>(shown.getOrDefault(key, List.of()));
            all.add(binding);
            shown.put(key, List.copyOf(all));
        }
        return shown;
    }
}
