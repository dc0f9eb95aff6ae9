package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An open sandbox as the store keeps it.
 *
 * @param containerId whose it is
 * @param name of the container
 * @param id {@code SandboxID} of inspect
 * @param key path of the namespace, null for the host's
 * @param owned whether the namespace was made for this container
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
        String resolvConf) {

    SandboxRecord {
        plain = List.copyOf(plain);
        endpoints = List.copyOf(endpoints);
        ports = Map.copyOf(ports);
    }

    Sandbox sandbox() {
        Map<String, EndpointSettings> settings = new HashMap<>();
        plain.forEach(network -> settings.put(network, EndpointSettings.of(draft -> {})));
        endpoints.forEach(endpoint -> settings.put(endpoint.network(), endpoint.settings()));
        Path path = key == null ? null : Path.of(key);
        return new Sandbox(path, id, settings, ports, hosts, resolvConf);
    }
}
