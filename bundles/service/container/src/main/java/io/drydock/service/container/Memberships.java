package io.drydock.service.container;

import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The networks of containers: what is asked for is in the record, what is in force in the sandbox.
 */
final class Memberships {

    private final Parts parts;
    private final NameFiles files;

    Memberships(Parts parts) {
        this.parts = parts;
        this.files = new NameFiles(parts.directories());
    }

    /** What clients of older versions cannot mean. */
    static EndpointSettings adjust(ApiVersion version, EndpointSettings wanted) {
        return wanted.with(
                draft -> {
                    if (!version.atLeast(48)) {
                        draft.gwPriority = 0;
                    }
                    if (!version.atLeast(54)) {
                        draft.macAddress = "";
                    }
                });
    }

    /** Within the container's turn. */
    void connect(Entry entry, String reference, EndpointSettings wanted) {
        Container container = requireStaying(entry);
        String network = parts.sandboxes().networkName(reference);
        Map<String, EndpointSettings> endpoints = new HashMap<>(container.endpoints());
        Sandbox before = entry.sandbox();
        if (before == null) {
            if (endpoints.putIfAbsent(network, wanted) == null) {
                plan(entry, container, network, endpoints);
            }
            return;
        }
        if (container.host().networkMode().startsWith("container:")) {
            throw EngineException.invalid(
                    "container sharing network namespace with another container or host cannot be"
                            + " connected to any other network");
        }
        endpoints.put(network, wanted);
        Sandbox now = parts.sandboxes().connect(request(container.connected(endpoints)), network);
        record(entry, before, now, endpoints);
    }

    /** For its next start. Who has left the network of its mode does not come back to it. */
    private void plan(
            Entry entry,
            Container container,
            String network,
            Map<String, EndpointSettings> endpoints) {
        Container planned = container.connected(endpoints);
        if (hasLeft(container)) {
            planned = planned.with(planned.host().with(draft -> draft.networkMode = network));
        }
        Map<String, EndpointSettings> checked = parts.sandboxes().check(request(planned));
        parts.containers().update(entry, it -> it.connected(checked));
    }

    private boolean hasLeft(Container container) {
        String mode = container.host().networkMode();
        try {
            return !mode.startsWith("container:")
                    && !container.endpoints().containsKey(parts.sandboxes().networkName(mode));
        } catch (EngineException e) {
            return e.kind() == ErrorKind.NOT_FOUND;
        }
    }

    /** Within the container's turn. */
    void disconnect(Entry entry, String reference) {
        Container container = requireStaying(entry);
        String network = name(container, reference);
        Map<String, EndpointSettings> endpoints = new HashMap<>(container.endpoints());
        if (network.equals("host") && container.host().networkMode().equals("host")) {
            throw EngineException.invalid(
                    "cannot disconnect container from host network - container was created in host"
                            + " network mode");
        }
        Sandbox before = entry.sandbox();
        if (before == null) {
            if (endpoints.remove(network) == null) {
                throw new EngineException(
                        ErrorKind.SYSTEM,
                        "container %s is not connected to the network %s"
                                .formatted(container.id(), network));
            }
            parts.containers().update(entry, it -> it.connected(endpoints));
            parts.sandboxes().left(container.id(), network);
            return;
        }
        endpoints.remove(network);
        Sandbox now =
                parts.sandboxes().disconnect(request(container.connected(endpoints)), network);
        record(entry, before, now, endpoints);
    }

    /** Within the container's turn; the ports of its next configuration are in force at once. */
    void publish(Entry entry, HostConfig next) {
        Container container = Objects.requireNonNull(entry.get());
        Sandbox before = entry.sandbox();
        if (before == null || before.endpoints().values().stream().noneMatch(Memberships::led)) {
            throw EngineException.invalid(
                    "ports of a container without a network of its own cannot be changed");
        }
        entry.sandbox(parts.sandboxes().publish(request(container.with(next))));
    }

    private static boolean led(EndpointSettings endpoint) {
        return !endpoint.gateway().isEmpty() || !endpoint.ipv6Gateway().isEmpty();
    }

    /**
     * After a crash: a disconnect that it has cut is done again, and the record gets the networks
     * that the sandbox is on.
     */
    void settle(Entry entry) {
        parts.sandboxes().lost(entry.get().id()).forEach(network -> disconnect(entry, network));
        Sandbox now = entry.sandbox();
        Container container = entry.get();
        if (now == null || now.endpoints().keySet().equals(container.endpoints().keySet())) {
            return;
        }
        Map<String, EndpointSettings> known = container.endpoints();
        Map<String, EndpointSettings> endpoints = new HashMap<>();
        now.endpoints().forEach((name, it) -> endpoints.put(name, known.getOrDefault(name, it)));
        parts.containers().update(entry, it -> it.connected(asked(endpoints, now)));
    }

    /** An endpoint without a container. */
    void disconnectForced(String container, String reference) {
        parts.sandboxes().disconnectForced(container, reference);
    }

    /** Within the container's turn; the record has the new name already. */
    void renamed(Entry entry) {
        if (entry.sandbox() != null) {
            Sandbox now = parts.sandboxes().rename(entry.get().id(), entry.get().name());
            entry.sandbox(now);
        }
    }

    private void record(
            Entry entry, Sandbox before, Sandbox now, Map<String, EndpointSettings> endpoints) {
        entry.sandbox(now);
        parts.containers().update(entry, it -> it.connected(asked(endpoints, now)));
        files.update(entry.get().id(), before, now);
    }

    /** What a container asks for, with the networks' ids once it was there. */
    static Map<String, EndpointSettings> asked(
            Map<String, EndpointSettings> endpoints, Sandbox sandbox) {
        Map<String, EndpointSettings> asked = new HashMap<>();
        endpoints.forEach(
                (network, settings) -> {
                    EndpointSettings present = sandbox.endpoints().get(network);
                    asked.put(
                            network,
                            present == null
                                    ? settings
                                    : settings.with(
                                            draft -> {
                                                draft.networkId = present.networkId();
                                                draft.dnsNames = present.dnsNames();
                                            }));
                });
        return asked;
    }

    /** A network that is gone already is still known by its name. */
    private String name(Container container, String reference) {
        try {
            return parts.sandboxes().networkName(reference);
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.NOT_FOUND && container.endpoints().containsKey(reference)) {
                return reference;
            }
            throw e;
        }
    }

    private static Container requireStaying(Entry entry) {
        Container container = Objects.requireNonNull(entry.get());
        return switch (container.status()) {
            case REMOVING, DEAD ->
                    throw EngineException.conflict(
                            ("container %s is marked for removal and cannot be connected or"
                                            + " disconnected to the network")
                                    .formatted(container.id()));
            case CREATED, RUNNING, PAUSED, RESTARTING, EXITED -> container;
        };
    }

    private static Sandboxes.SandboxRequest request(Container container) {
        return SandboxRequests.of(container, null, null, List.of(), List.of());
    }
}
