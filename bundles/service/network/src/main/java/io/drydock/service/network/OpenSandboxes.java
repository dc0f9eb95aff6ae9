package io.drydock.service.network;

import static java.util.function.Function.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The open sandboxes, and endpoints that are being connected. */
final class OpenSandboxes {

    private final NetworkTables tables;
    private final Map<String, SandboxRecord> open = new ConcurrentHashMap<>();
    private final Map<String, EndpointRecord> connecting = new ConcurrentHashMap<>();

    OpenSandboxes(NetworkTables tables) {
        this.tables = tables;
        load();
    }

    /** Takes what is stored for the truth: another generation may have been at work. */
    void load() {
        Map<String, SandboxRecord> stored =
                tables.sandboxes().stream()
                        .collect(Collectors.toMap(SandboxRecord::containerId, identity()));
        open.keySet().retainAll(stored.keySet());
        open.putAll(stored);
    }

    Collection<SandboxRecord> all() {
        return List.copyOf(open.values());
    }

    /** Looks into the store as well: another generation of this service may have opened it. */
    Optional<SandboxRecord> find(String containerId) {
        SandboxRecord known = open.get(containerId);
        return known == null ? tables.sandbox(containerId) : Optional.of(known);
    }

    /** As far as this generation knows. */
    boolean isOpen(String containerId) {
        return open.containsKey(containerId);
    }

    void add(SandboxRecord sandbox) {
        tables.save(sandbox);
        open.put(sandbox.containerId(), sandbox);
    }

    void remove(List<String> containerIds) {
        tables.removeSandboxes(containerIds);
        containerIds.forEach(open::remove);
    }

    /** Paths of the namespaces in use, as of the store: another generation may be at work. */
    Set<String> keys() {
        return Stream.concat(tables.sandboxes().stream(), open.values().stream())
                .flatMap(it -> Stream.ofNullable(it.key()))
                .collect(Collectors.toUnmodifiableSet());
    }

    void connecting(EndpointRecord endpoint) {
        connecting.put(endpoint.id(), endpoint);
    }

    void connected(String endpointId) {
        connecting.remove(endpointId);
    }

    /** Endpoints that are, or in a moment will be, in the kernel. */
    List<EndpointRecord> endpoints() {
        return Stream.concat(
                        connecting.values().stream(),
                        open.values().stream().flatMap(it -> it.endpoints().stream()))
                .distinct()
                .toList();
    }
}
