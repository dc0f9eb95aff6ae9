package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An open sandbox as the store keeps it.
 *
 * @param containerId whose it is
 * @param name of the container
 * @param id {@code SandboxID} of inspect
 * @param key path of the namespace, null for the host's
 * @param owned whether the namespace was made for this container
 * @param resolver null in records of older versions
 * @param interfaces how many it has had: the next one has that number
 * @param linked ids of containers it has legacy links to; none in records of older versions
 * @param plain names of networks without endpoints it is on: {@code host} or {@code none}
 */
record SandboxRecord(
        String containerId,
        String name,
        String id,
        @Nullable String key,
        boolean owned,
        List<String> plain,
        List<EndpointRecord> endpoints,
        Map<String, List<PortBinding>> ports,
        String hosts,
        String resolvConf,
        @Nullable Resolver resolver,
        int interfaces,
        List<String> linked) {

    /**
     * What its name server is told besides names.
     *
     * @param servers to ask for what is unknown, empty for the host's
     * @param dotted whether a name without a dot is never asked of others
     */
    record Resolver(List<String> servers, boolean dotted) {

        static final Resolver DEFAULT = new Resolver(List.of(), false);

        Resolver {
            servers = List.copyOf(servers);
        }
    }

    SandboxRecord {
        plain = List.copyOf(plain);
        endpoints = List.copyOf(endpoints);
        ports = Map.copyOf(ports);
        linked = List.copyOf(Objects.requireNonNullElse(linked, List.of()));
    }

    SandboxRecord with(
            List<EndpointRecord> changed,
            Map<String, List<PortBinding>> bound,
            String hostsText,
            String resolvText) {
        return new SandboxRecord(
                containerId,
                name,
                id,
                key,
                owned,
                plain,
                changed,
                bound,
                hostsText,
                resolvText,
                resolver,
                Math.max(interfaces, changed.size()),
                linked);
    }

    SandboxRecord counting(int next) {
        return new SandboxRecord(
                containerId,
                name,
                id,
                key,
                owned,
                plain,
                endpoints,
                ports,
                hosts,
                resolvConf,
                resolver,
                next,
                linked);
    }

    SandboxRecord without(String network) {
        return new SandboxRecord(
                containerId,
                name,
                id,
                key,
                owned,
                plain.stream().filter(it -> !it.equals(network)).toList(),
                endpoints,
                ports,
                hosts,
                resolvConf,
                resolver,
                interfaces,
                linked);
    }

    SandboxRecord linking(List<String> changed) {
        return new SandboxRecord(
                containerId,
                name,
                id,
                key,
                owned,
                plain,
                endpoints,
                ports,
                hosts,
                resolvConf,
                resolver,
                interfaces,
                changed);
    }

    SandboxRecord named(String next, List<EndpointRecord> changed) {
        return new SandboxRecord(
                containerId,
                next,
                id,
                key,
                owned,
                plain,
                changed,
                ports,
                hosts,
                resolvConf,
                resolver,
                interfaces,
                linked);
    }

    /** What is shown of networks without end points: ids, as dockerd has them there too. */
    Sandbox sandbox(Networks networks) {
        Map<String, EndpointSettings> settings = new HashMap<>();
        plain.forEach(
                network ->
                        settings.put(
                                network,
                                EndpointSettings.of(
                                        draft -> {
                                            draft.networkId = id(networks, network);
                                            draft.endpointId = plainEndpoint();
                                        })));
        endpoints.forEach(endpoint -> settings.put(endpoint.network(), endpoint.settings()));
        Path path = key == null ? null : Path.of(key);
        return new Sandbox(path, id, settings, ports, hosts, resolvConf);
    }

    /** Nothing is behind it, so it needs no place in the store: that of the sandbox, turned. */
    String plainEndpoint() {
        return new StringBuilder(id).reverse().toString();
    }

    private static String id(Networks networks, String name) {
        return networks.named(name).map(NetworkRecord::id).orElse("");
    }
}
