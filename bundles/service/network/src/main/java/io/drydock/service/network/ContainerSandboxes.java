package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sandboxes of containers: kernel first, then one durable commit, then the events. */
final class ContainerSandboxes implements Sandboxes {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerSandboxes.class);

    private final Parts parts;
    private final Plans plans;
    private final SandboxOpener opener;
    private final Connections connections;
    private final Remains remains;
    private final LinkedPorts linked;

    ContainerSandboxes(Parts parts) {
        this.parts = parts;
        this.plans = new Plans(parts.networks());
        SandboxTexts texts = new SandboxTexts(parts.settings(), parts.networks());
        Publishing publishing = new Publishing(parts.networks(), parts.connector());
        this.opener = new SandboxOpener(parts, texts, publishing);
        this.connections = new Connections(parts, plans, texts, publishing);
        this.remains = new Remains(parts);
        this.linked = new LinkedPorts(parts.networks(), parts.sandboxes(), parts.drivers());
    }

    @Override
    public Map<String, EndpointSettings> check(SandboxRequest request) {
        parts.predefined().ensure();
        Map<String, EndpointSettings> shown = new HashMap<>();
        switch (plans.first(request)) {
            case Plan.OnHost host -> shown.put("host", EndpointSettings.of(draft -> {}));
            case Plan.Alone alone -> shown.put("none", EndpointSettings.of(draft -> {}));
            case Plan.Joined joined -> {
                // It has no endpoints of its own.
            }
            case Plan.Attached attached ->
                    attached.wishes()
                            .forEach(wish -> shown.put(wish.network().name(), wish.settings()));
        }
        return shown;
    }

    @Override
    public Sandbox open(SandboxRequest request) {
        parts.predefined().ensure();
        if (parts.sandboxes().isOpen(request.containerId())) {
            close(request.containerId());
        }
        try (Undo undo = new Undo()) {
            SandboxRecord record = opener.open(request, plans.of(request), undo);
            undo.push(() -> parts.naming().forget(record));
            parts.naming().serve(record);
            parts.sandboxes().add(record);
            undo.push(() -> parts.sandboxes().remove(List.of(record.containerId())));
            linked.follow(record);
            undo.keep();
            record.endpoints().forEach(it -> parts.sandboxes().connected(it.id()));
            record.endpoints().forEach(it -> announce(record, it));
            publish("connect", record);
            return record.sandbox(parts.networks());
        } catch (DriverException e) {
            throw Errors.of(e);
        }
    }

    @Override
    public void close(String containerId) {
        SandboxRecord record = parts.sandboxes().find(containerId).orElse(null);
        if (record == null) {
            return;
        }
        record.endpoints().forEach(this::unpublish);
        parts.sandboxes().remove(List.of(containerId));
        unname(record);
        relinked(record);
        remains.clear(record);
        publish("disconnect", record);
    }

    private void announce(SandboxRecord record, EndpointRecord endpoint) {
        if (record.key() != null) {
            Path netns = Path.of(record.key());
            NetworkRecord network = parts.networks().resolve(endpoint.networkId());
            parts.announcements().announce(netns, network, endpoint);
        }
    }

    /** Before its address is free for another one. */
    private void relinked(SandboxRecord record) {
        try {
            linked.follow(record);
        } catch (DriverException | EngineException e) {
            LOG.warn("ports of links of {} stay for now: {}", record.name(), e.getMessage());
        }
    }

    @Override
    public void relink(String containerId, List<String> others) {
        parts.sandboxes()
                .find(containerId)
                .ifPresent(
                        before -> {
                            parts.sandboxes().add(before.linking(others));
                            relinked(before);
                        });
    }

    private void unname(SandboxRecord record) {
        try {
            parts.naming().forget(record);
        } catch (EngineException e) {
            LOG.warn("names of {} stay for now: {}", record.containerId(), e.getMessage());
        }
    }

    @Override
    public Sandbox connect(SandboxRequest request, String reference) {
        NetworkRecord network = parts.networks().resolve(reference);
        SandboxRecord before = open(request.containerId());
        try (Undo undo = new Undo()) {
            SandboxRecord after = connections.connect(before, request, network, undo);
            undo.push(() -> parts.naming().serve(before));
            parts.naming().serve(after);
            parts.sandboxes().add(after);
            undo.keep();
            EndpointRecord made = connections.endpoint(after, network);
            parts.sandboxes().connected(made.id());
            relinked(after);
            announce(after, made);
            parts.publisher().endpoint("connect", made);
            return after.sandbox(parts.networks());
        } catch (DriverException e) {
            throw Errors.of(e);
        }
    }

    @Override
    public Sandbox disconnect(SandboxRequest request, String reference) {
        NetworkRecord network = parts.networks().resolve(reference);
        SandboxRecord before = open(request.containerId());
        Optional<SandboxRecord> alone = connections.plain(before, network);
        if (alone.isPresent()) {
            parts.sandboxes().add(alone.get());
            parts.publisher().plain("disconnect", network, request.containerId());
            return alone.get().sandbox(parts.networks());
        }
        EndpointRecord leaving = connections.endpoint(before, network);
        try (Undo undo = new Undo()) {
            SandboxRecord after = connections.disconnect(before, request, leaving, undo);
            parts.sandboxes().add(after);
            undo.keep();
            relinked(after);
            parts.addresses().release(network.id(), leaving.ipv4());
            renew(before, after);
            parts.publisher().endpoint("disconnect", leaving);
            return after.sandbox(parts.networks());
        } catch (DriverException e) {
            throw Errors.of(e);
        }
    }

    @Override
    public Sandbox publish(SandboxRequest request) {
        SandboxRecord before = open(request.containerId());
        try (Undo undo = new Undo()) {
            SandboxRecord after = connections.publish(before, request, undo);
            parts.sandboxes().add(after);
            undo.keep();
            relinked(after);
            return after.sandbox(parts.networks());
        } catch (DriverException e) {
            throw Errors.of(e);
        }
    }

    /** Who has left all networks with names keeps its server, which then knows nobody. */
    private void renew(SandboxRecord before, SandboxRecord after) {
        if (Guests.of(after).isPresent()) {
            parts.naming().serve(after);
        } else {
            unname(before);
        }
    }

    private SandboxRecord open(String containerId) {
        return parts.sandboxes()
                .find(containerId)
                .orElseThrow(
                        () ->
                                EngineException.conflict(
                                        "container %s has no open network".formatted(containerId)));
    }

    @Override
    public void left(String containerId, String network) {
        parts.networks()
                .named(network)
                .ifPresent(it -> parts.publisher().plain("disconnect", it, containerId));
    }

    @Override
    public void disconnectForced(String container, String reference) {
        NetworkRecord network = parts.networks().resolve(reference);
        SandboxRecord record =
                parts.sandboxes().all().stream()
                        .filter(
                                it ->
                                        it.name().equals(container)
                                                || it.containerId().equals(container))
                        .filter(
                                it ->
                                        it.endpoints().stream()
                                                .anyMatch(
                                                        endpoint ->
                                                                endpoint.networkId()
                                                                        .equals(network.id())))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        EngineException.notFound(
                                                "endpoint %s not found".formatted(container)));
        close(record.containerId());
    }

    @Override
    public @Nullable Sandbox rename(String containerId, String name) {
        SandboxRecord before = parts.sandboxes().find(containerId).orElse(null);
        if (before == null) {
            return null;
        }
        SandboxRecord after = before.named(name, Connections.renamed(before, name));
        parts.sandboxes().add(after);
        parts.naming().serve(after);
        return after.sandbox(parts.networks());
    }

    @Override
    public String networkName(String reference) {
        return parts.networks().resolve(reference).name();
    }

    private void publish(String action, SandboxRecord record) {
        for (String name : record.plain()) {
            parts.networks()
                    .named(name)
                    .ifPresent(it -> parts.publisher().plain(action, it, record.containerId()));
        }
        record.endpoints().forEach(it -> parts.publisher().endpoint(action, it));
    }

    private void unpublish(EndpointRecord endpoint) {
        NetworkRecord network = parts.networks().byId(endpoint.networkId()).orElse(null);
        if (network == null || endpoint.ports().isEmpty()) {
            return;
        }
        try {
            parts.connector().unpublish(network, endpoint);
        } catch (DriverException | EngineException e) {
            // The container is gone all the same; the next reconciliation takes the rules out.
            LOG.warn(
                    "ports of {} stay published for now: {}",
                    endpoint.containerId(),
                    e.getMessage());
        }
    }

    @Override
    public void adopt(List<String> runningContainers) {
        remains.adopt(runningContainers);
    }

    @Override
    public List<String> lost(String containerId) {
        return parts.sandboxes().find(containerId).map(remains::lost).orElse(List.of());
    }

    @Override
    public @Nullable Sandbox find(String containerId) {
        return parts.sandboxes()
                .find(containerId)
                .map(record -> record.sandbox(parts.networks()))
                .orElse(null);
    }
}
