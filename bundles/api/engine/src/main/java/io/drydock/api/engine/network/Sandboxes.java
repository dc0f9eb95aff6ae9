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
     * @return the endpoints by network name as inspect shows them for a container not yet started;
     *     where the request names no network, the one its mode stands for
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code network x not found},
     *     INVALID for impossible combinations
     */
    Map<String, EndpointSettings> check(SandboxRequest request);

    /** Makes the sandbox; undoes everything when it fails. */
    Sandbox open(SandboxRequest request);

    /** Takes the sandbox away. The slow parts happen later; names and ports are free on return. */
    void close(String containerId);

    /**
     * Connects an open sandbox to one more network, beside the processes in it.
     *
     * @param request as for {@link #open}, with what is wanted on the network among its endpoints
     * @param network name or id
     * @return the sandbox as it is now
     * @throws io.drydock.api.model.error.EngineException FORBIDDEN {@code endpoint with name c
     *     already exists in network n}
     */
    Sandbox connect(SandboxRequest request, String network);

    /**
     * Disconnects an open sandbox from a network, even from its last one.
     *
     * @param request as for {@link #open}; published ports move to another network if there is one
     * @return the sandbox as it is now
     * @throws io.drydock.api.model.error.EngineException SYSTEM {@code container x is not connected
     *     to network n}
     */
    Sandbox disconnect(SandboxRequest request, String network);

    /**
     * Publishes other ports of an open sandbox, beside the processes in it: those of the request
     * and no others. What was published before is so again when this fails.
     *
     * @param request as for {@link #open}
     * @return the sandbox as it is now
     * @throws io.drydock.api.model.error.EngineException SYSTEM {@code driver failed programming
     *     external connectivity ...} when a port is taken
     */
    Sandbox publish(SandboxRequest request);

    /**
     * Tells the world that a container without a sandbox has left a network.
     *
     * @param network its name
     */
    void left(String containerId, String network);

    /**
     * Takes an endpoint away that a container has left behind which is gone itself.
     *
     * @param container its name or id
     */
    void disconnectForced(String container, String network);

    /**
     * The container has another name now: the others find it by that.
     *
     * @return the open sandbox, null if there is none
     */
    @Nullable Sandbox rename(String containerId, String name);

    /**
     * A container has other legacy links than when its sandbox was opened; nothing happens without
     * an open one.
     *
     * @param linked ids of the containers it has links to from now on
     */
    void relink(String containerId, List<String> linked);

    /**
     * The name of a network by name, full or short id.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code network x not found}
     */
    String networkName(String reference);

    /** At start: containers that run, all other sandboxes are cleared away. */
    void adopt(List<String> runningContainers);

    /**
     * Networks the sandbox is said to be on while it has no link of theirs: a crash has cut a
     * disconnect, which is to be done again.
     *
     * @return their names; empty without an open sandbox
     */
    List<String> lost(String containerId);

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
     * @param endpoints wanted settings by network name or id; an open sandbox has these and no
     *     others
     * @param ports bindings by {@code 80/tcp}; empty lists for exposed only
     * @param publishAll give every exposed port a host port
     * @param exposed exposed ports: {@code 80/tcp}
     * @param dns name servers, empty for the default
     * @param dnsSearch search domains
     * @param dnsOptions resolver options
     * @param extraHosts {@code name:address}
     * @param userNamespace file of the user namespace that the network namespace is to belong to,
     *     null for the host's
     * @param linked ids of containers it has legacy links to: on the default bridge it reaches
     *     their exposed ports even where containers are kept apart
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
            List<String> extraHosts,
            @Nullable Path userNamespace,
            List<String> linked) {

        public SandboxRequest {
            Objects.requireNonNull(containerId);
            endpoints = Map.copyOf(endpoints);
            ports = Map.copyOf(ports);
            exposed = List.copyOf(exposed);
            dns = List.copyOf(dns);
            dnsSearch = List.copyOf(dnsSearch);
            dnsOptions = List.copyOf(dnsOptions);
            extraHosts = List.copyOf(extraHosts);
            linked = List.copyOf(linked);
        }

        /** In the host's user namespace, without links. */
        public SandboxRequest(
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
            this(
                    containerId,
                    name,
                    hostname,
                    domainname,
                    mode,
                    joined,
                    endpoints,
                    ports,
                    publishAll,
                    exposed,
                    dns,
                    dnsSearch,
                    dnsOptions,
                    extraHosts,
                    null,
                    List.of());
        }

        /** The same with other endpoints. */
        public SandboxRequest with(Map<String, EndpointSettings> changed) {
            return new SandboxRequest(
                    containerId,
                    name,
                    hostname,
                    domainname,
                    mode,
                    joined,
                    changed,
                    ports,
                    publishAll,
                    exposed,
                    dns,
                    dnsSearch,
                    dnsOptions,
                    extraHosts,
                    userNamespace,
                    linked);
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
