package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How ports and further hosts are written, with dockerd's texts. */
final class NetworkRules {

    private static final Pattern PORT = Pattern.compile("\\d{1,5}(-\\d{1,5})?(/(tcp|udp|sctp))?");
    private static final Pattern HOST_PORT = Pattern.compile("(\\d{1,5}(-\\d{1,5})?)?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");

    private static final int MAX_PORT = 65_535;

    private NetworkRules() {}

    static void check(ContainerConfig config, HostConfig host) {
        config.exposedPorts().keySet().forEach(NetworkRules::port);
        ports(host.portBindings());
        Collection<String> hosts = host.extraHosts() == null ? List.of() : host.extraHosts();
        hosts.forEach(NetworkRules::extraHost);
    }

    static void ports(@Nullable Map<String, @Nullable List<PortBinding>> bindings) {
        if (bindings != null) {
            bindings.keySet().forEach(NetworkRules::port);
            bindings.values().forEach(NetworkRules::hostPorts);
        }
    }

    private static void port(String port) {
        if (!PORT.matcher(port).matches()) {
            throw invalid("invalid port specification: \"%s\"".formatted(port));
        }
    }

    private static void hostPorts(@Nullable List<PortBinding> bindings) {
        for (PortBinding binding : bindings == null ? List.<PortBinding>of() : bindings) {
            if (!HOST_PORT.matcher(binding.hostPort()).matches() || !inRange(binding.hostPort())) {
                throw invalid("invalid port specification: \"%s\"".formatted(binding.hostPort()));
            }
        }
    }

    private static boolean inRange(String ports) {
        return Arrays.stream(ports.split("-"))
                .allMatch(port -> port.isEmpty() || Integer.parseInt(port) <= MAX_PORT);
    }

    /** {@code name:address}; the address may hold colons itself. */
    private static void extraHost(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw invalid("bad format for add-host: \"%s\"".formatted(line));
        }
        String address = line.substring(colon + 1);
        if (!address.equals("host-gateway") && !ADDRESS.matcher(address).matches()) {
            throw invalid("invalid IP address in add-host: \"%s\"".formatted(address));
        }
    }
}
