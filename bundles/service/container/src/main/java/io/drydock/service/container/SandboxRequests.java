package io.drydock.service.container;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says to the network service what a container wants. */
final class SandboxRequests {

    private SandboxRequests() {}

    static SandboxRequest of(
            String id,
            String name,
            ContainerConfig config,
            HostConfig host,
            Map<String, EndpointSettings> endpoints) {
        return request(id, name, config, host, endpoints, null, null, List.of(), List.of());
    }

    /** {@code hosts} are lines of the hosts file for other containers, {@code linked} their ids. */
    static SandboxRequest of(
            Container container,
            @Nullable Path joined,
            @Nullable Path userNamespace,
            List<String> hosts,
            List<String> linked) {
        return request(
                container.id(),
                container.name(),
                container.config(),
                container.host(),
                container.endpoints(),
                joined,
                userNamespace,
                hosts,
                linked);
    }

    private static SandboxRequest request(
            String id,
            String name,
            ContainerConfig config,
            HostConfig host,
            Map<String, EndpointSettings> endpoints,
            @Nullable Path joined,
            @Nullable Path userNamespace,
            List<String> more,
            List<String> linked) {
        List<String> hosts = new ArrayList<>(orNone(host.extraHosts()));
        hosts.addAll(more);
        return new SandboxRequest(
                id,
                name,
                config.hostname(),
                config.domainname(),
                config.networkDisabled() ? "none" : host.networkMode(),
                joined,
                endpoints,
                ports(host),
                host.publishAllPorts(),
                List.copyOf(config.exposedPorts().keySet()),
                orNone(host.dns()),
                orNone(host.dnsSearch()),
                orNone(host.dnsOptions()),
                hosts,
                userNamespace,
                linked);
    }

    private static Map<String, List<PortBinding>> ports(HostConfig host) {
        Map<String, List<PortBinding>> ports = new HashMap<>();
        if (host.portBindings() != null) {
            host.portBindings()
                    .forEach(
                            (port, bindings) ->
                                    ports.put(port, bindings == null ? List.of() : bindings));
        }
        return ports;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
