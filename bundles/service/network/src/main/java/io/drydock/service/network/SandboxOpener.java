package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.network.PortMapping;
import io.drydock.service.network.Connector.Guest;
import io.drydock.service.network.Connector.Ways;
import io.drydock.service.network.Plan.Wish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes sandboxes in the kernel and writes their texts; what it made it takes back by the undo. */
final class SandboxOpener {

    private final NetworkSettings settings;
    private final Networks networks;
    private final NetworkNamespaces namespaces;
    private final Connector connector;
    private final OpenSandboxes sandboxes;
    private final PortWishes ports;
    private final ResolvConf resolvConf;

    SandboxOpener(
            NetworkSettings settings,
            Networks networks,
            NetworkNamespaces namespaces,
            Connector connector,
            OpenSandboxes sandboxes) {
        this.settings = settings;
        this.networks = networks;
        this.namespaces = namespaces;
        this.connector = connector;
        this.sandboxes = sandboxes;
        this.ports = new PortWishes(settings.bindingAddress());
        this.resolvConf = new ResolvConf(settings);
    }

    SandboxRecord open(SandboxRequest request, Plan plan, Undo undo) {
        return switch (plan) {
            case Plan.OnHost host -> onHost(request);
            case Plan.Joined joined -> joined(request, joined);
            case Plan.Alone alone -> own(request, List.of("none"), List.of(), undo);
            case Plan.Attached attached -> own(request, List.of(), attached.wishes(), undo);
        };
    }

    private SandboxRecord onHost(SandboxRequest request) {
        return new SandboxRecord(
                request.containerId(),
                request.name(),
                RandomIds.next(),
                null,
                false,
                List.of("host"),
                List.of(),
                Map.of(),
                EtcHosts.onHost(HostFiles.hosts(), request, hostGateway()),
                resolvConf.onHost(request, HostFiles.resolvers()));
    }

    private SandboxRecord joined(SandboxRequest request, Plan.Joined plan) {
        Path namespace = plan.namespace();
        if (namespace == null) {
            throw EngineException.conflict(
                    "cannot join network of a non running container: " + plan.container());
        }
        SandboxRecord other = sandboxes.find(plan.container()).orElse(null);
        return new SandboxRecord(
                request.containerId(),
                request.name(),
                "",
                namespace.toString(),
                false,
                List.of(),
                List.of(),
                Map.of(),
                other == null ? EtcHosts.text(request, List.of(), hostGateway()) : other.hosts(),
                other == null
                        ? resolvConf.text(request, HostFiles.resolvers())
                        : other.resolvConf());
    }

    private SandboxRecord own(
            SandboxRequest request, List<String> plain, List<Wish> wishes, Undo undo) {
        String id = RandomIds.next();
        Path key = settings.namespaces().resolve(id.substring(0, 12));
        namespaces.create(key);
        undo.push(() -> namespaces.delete(key));
        List<EndpointRecord> endpoints = connect(request, key, wishes, undo);
        List<PortMapping> published =
                endpoints.stream().flatMap(endpoint -> endpoint.ports().stream()).toList();
        return new SandboxRecord(
                request.containerId(),
                request.name(),
                id,
                key.toString(),
                true,
                plain,
                endpoints,
                wishes.isEmpty() ? Map.of() : PortWishes.shown(request, published),
                EtcHosts.text(
                        request,
                        endpoints.stream().flatMap(it -> it.addresses().stream()).toList(),
                        hostGateway()),
                resolvConf.text(request, HostFiles.resolvers()));
    }

    private List<EndpointRecord> connect(
            SandboxRequest request, Path key, List<Wish> wishes, Undo undo) {
        List<String> names =
                List.of(request.name(), request.containerId().substring(0, 12), request.hostname());
        Guest guest = new Guest(request.containerId(), names, key);
        List<EndpointRecord> endpoints = new ArrayList<>();
        boolean way4 = false;
        boolean way6 = false;
        for (Wish wish : wishes) {
            NetworkRecord network = wish.network();
            boolean gives4 = !way4 && !network.pools(false).isEmpty();
            boolean gives6 = !way6 && !network.pools(true).isEmpty();
            Ways ways = new Ways(gives4, gives6);
            endpoints.add(connector.connect(guest, wish, endpoints.size(), ways, undo));
            way4 |= gives4;
            way6 |= gives6;
        }
        List<PortMapping> wanted = wishes.isEmpty() ? List.of() : ports.of(request);
        if (!wanted.isEmpty()) {
            NetworkRecord network = wishes.getFirst().network();
            EndpointRecord published = publish(request, network, endpoints.getFirst(), wanted);
            undo.push(() -> connector.unpublish(network, published));
            endpoints.set(0, published);
        }
        return endpoints;
    }

    private EndpointRecord publish(
            SandboxRequest request,
            NetworkRecord network,
            EndpointRecord endpoint,
            List<PortMapping> wanted) {
        try {
            return connector.publish(network, endpoint, wanted);
        } catch (DriverException e) {
            throw new EngineException(
                    ErrorKind.SYSTEM,
                    "driver failed programming external connectivity on endpoint %s (%s): %s"
                            .formatted(request.name(), endpoint.id(), e.getMessage()),
                    e);
        }
    }

    private String hostGateway() {
        return networks.named(NetworkRecord.BRIDGE)
                .filter(NetworkRecord::isDefaultBridge)
                .map(NetworkRecord::gateway)
                .orElse("");
    }
}
