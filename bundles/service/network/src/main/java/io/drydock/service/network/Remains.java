package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Links;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left in the kernel of sandboxes that are closed, or that a dead engine had open. */
final class Remains {

    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);

    private final Parts parts;

    Remains(Parts parts) {
        this.parts = parts;
    }

    /** The slow part of closing, later. */
    void clear(SandboxRecord record) {
        String key = record.key();
        if (key != null && record.owned()) {
            String what = "sandbox " + key;
            parts.clearing().soon(what, () -> parts.namespaces().delete(Path.of(key)));
            record.endpoints().forEach(it -> parts.clearing().later(what, () -> clearEndpoint(it)));
        }
    }

    private void clearEndpoint(EndpointRecord endpoint) {
        try {
            parts.networks()
                    .byId(endpoint.networkId())
                    .ifPresent(network -> parts.connector().delete(network, endpoint, ""));
        } finally {
            parts.addresses().release(endpoint);
        }
    }

    /** Containers that run; all other sandboxes go. */
    void adopt(List<String> runningContainers) {
        Set<String> running = Set.copyOf(runningContainers);
        List<SandboxRecord> gone =
                parts.sandboxes().all().stream()
                        .filter(it -> !running.contains(it.containerId()))
                        .toList();
        parts.sandboxes().remove(gone.stream().map(SandboxRecord::containerId).toList());
        parts.predefined().ensure();
        parts.drivers().forget();
        reconcile();
        gone.forEach(this::clear);
        parts.clearing().later("networks half made or removed", new NetworkRemoval(parts)::finish);
        parts.naming().settle();
        List<Path> leftover = leftoverNamespaces();
        parts.clearing().later("namespaces nobody uses", () -> leftover.forEach(this::sweep));
    }

    /**
     * Networks without a link in the sandbox. A link that its owner has renamed, as routers in
     * containers do, is known by its address.
     */
    List<String> lost(SandboxRecord record) {
        if (record.key() == null || record.endpoints().isEmpty()) {
            return List.of();
        }
        try (Links.Session inside = parts.links().inside(Path.of(record.key()))) {
            Set<String> present =
                    inside.list().stream()
                            .flatMap(link -> Stream.of(link.name(), String.valueOf(link.mac())))
                            .collect(Collectors.toSet());
            return record.endpoints().stream()
                    .filter(it -> !present.contains(it.link()) && !present.contains(it.mac()))
                    .map(EndpointRecord::network)
                    .toList();
        } catch (DriverException e) {
            LOG.warn("links of {} are not known: {}", record.containerId(), e.getMessage());
            return List.of();
        }
    }

    /** The first call of a driver tells it what there is; it then takes out all the rest. */
    private void reconcile() {
        parts.networks().all().stream()
                .filter(NetworkRecord::hasEndpoints)
                .map(NetworkRecord::driver)
                .distinct()
                .forEach(
                        driver -> {
                            try {
                                parts.drivers().network(driver, it -> it.scope());
                            } catch (DriverException | EngineException e) {
                                LOG.error("network driver {}: {}", driver, e.getMessage(), e);
                            }
                        });
    }

    /** Listed at once: what is opened after this belongs to somebody. */
    private List<Path> leftoverNamespaces() {
        Set<String> used = parts.sandboxes().keys();
        return parts.namespaces().list(parts.settings().namespaces()).stream()
                .filter(file -> !used.contains(file.toString()))
                .toList();
    }

    private void sweep(Path namespace) {
        if (parts.namespaces().delete(namespace)) {
            LOG.warn("deleted {}, left by a container that is gone", namespace);
        }
    }
}
