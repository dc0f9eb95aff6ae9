package io.drydock.api.engine.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Network sandboxes of containers.
 *
 * <p><b>Story.</b> At create the container service has the request checked ({@link #check}); at
 * start it opens the sandbox: the network namespace is made, endpoints are allocated and joined,
 * ports are published, all durable; at exit it closes it: all of that is undone, idempotently,
 * whatever a crash left. After a restart of the engine {@link #adopt} takes over the sandboxes of
 * running containers and clears those of all others.
 */
public interface Sandboxes {

    /**
     * Checks what can be checked before start.
     *
     * @return the endpoints by network name as inspect shows them for a container not yet started
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code network x not found},
     *     INVALID for impossible combinations
     */
    Map<String, EndpointSettings> check(SandboxRequest request);

    /** Makes the sandbox; undoes everything when it fails. */
    Sandbox open(SandboxRequest request);

    /** Takes the sandbox away. The slow parts happen later; names and ports are free on return. */
    void close(String containerId);

    /** At start: containers that run, all other sandboxes are cleared away. */
    void adopt(List<String> runningContainers);

    /** The open sandbox, or null. From a snapshot. */
    @Nullable Sandbox find(String containerId);

    /**
     * What a container wants.
     *
     * @param containerId 64 hex digits
     * @param name without slash
     * @param hostname of the container
     * @param domainname of the container, may be empty
     * @param mode {@code bridge}, {@code host}, {@code none}, {@code container:<id>} or a network's
     *     name or id; {@code default} is {@code bridge}
     * @param joined the namespace of the other container for {@code container:}, else null
     * @param endpoints wanted settings by network name or id; may be empty
     * @param ports bindings by {@code 80/tcp}; empty lists for exposed only
     * @param publishAll give every exposed port a host port
     * @param exposed exposed ports: {@code 80/tcp}
     * @param dns name servers, empty for the default
     * @param dnsSearch search domains
     * @param dnsOptions resolver options
     * @param extraHosts {@code name:address}
     */
    record SandboxRequest(
            String containerId,
            String name,
            String hostname,
            String domainname,
            String mode,
            @Nullable Path joined,
            Map<String, EndpointSettings> endpoints,
            Map<String, List<PortBinding>> ports,
            boolean publishAll,
            List<String> exposed,
            List<String> dns,
            List<String> dnsSearch,
            List<String> dnsOptions,
            List<String> extraHosts) {

        public SandboxRequest {
            Objects.requireNonNull(containerId);
            endpoints = Map.copyOf(endpoints);
            ports = Map.copyOf(ports);
            exposed = List.copyOf(exposed);
            dns = List.copyOf(dns);
            dnsSearch = List.copyOf(dnsSearch);
            dnsOptions = List.copyOf(dnsOptions);
            extraHosts = List.copyOf(extraHosts);
        }
    }

    /**
     * An open sandbox.
     *
     * @param key path of the network namespace; null for the host's
     * @param id 64 hex digits, {@code SandboxID} of inspect
     * @param endpoints settings by network name as inspect shows them
     * @param ports bindings in force by {@code 80/tcp}; empty lists for exposed only
     * @param hosts text of /etc/hosts
     * @param resolvConf text of /etc/resolv.conf
     */
    record Sandbox(
            @Nullable Path key,
            String id,
            Map<String, EndpointSettings> endpoints,
            Map<String, List<PortBinding>> ports,
            String hosts,
            String resolvConf) {

        public Sandbox {
            endpoints = Map.copyOf(endpoints);
            ports = Map.copyOf(ports);
        }
    }
}
