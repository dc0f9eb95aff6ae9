package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.network.PortMapping;
import io.drydock.service.network.Connector.Guest;
import io.drydock.service.network.Connector.Ways;
import io.drydock.service.network.Plan.Wish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes sandboxes in the kernel and writes their texts; what it made it takes back by the undo. */
final class SandboxOpener {

    private final NetworkSettings settings;
    private final NetworkNamespaces namespaces;
    private final Connector connector;
    private final OpenSandboxes sandboxes;
    private final EndpointSysctls sysctls;
    private final SandboxTexts texts;
    private final Publishing publishing;

    SandboxOpener(Parts parts, SandboxTexts texts, Publishing publishing) {
        this.settings = parts.settings();
        this.namespaces = parts.namespaces();
        this.connector = parts.connector();
        this.sandboxes = parts.sandboxes();
        this.sysctls = new EndpointSysctls(parts.sysctls());
        this.texts = texts;
        this.publishing = publishing;
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
                texts.hostsOnHost(request),
                texts.resolvConfOnHost(request),
                null,
                0,
                List.of());
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
                other == null ? texts.hosts(request, List.of()) : other.hosts(),
                other == null ? texts.resolvConf(request, false) : other.resolvConf(),
                null,
                0,
                List.of());
    }

    private SandboxRecord own(
            SandboxRequest request, List<String> plain, List<Wish> wishes, Undo undo) {
        String id = RandomIds.next();
        Path key = settings.namespaces().resolve(id.substring(0, 12));
        Path owner = request.userNamespace();
        if (owner == null) {
            namespaces.create(key);
        } else {
            namespaces.create(key, owner);
        }
        undo.push(() -> namespaces.delete(key));
        List<EndpointRecord> endpoints = connect(request, key, wishes, undo);
        return new SandboxRecord(
                request.containerId(),
                request.name(),
                id,
                key.toString(),
                true,
                plain,
                endpoints,
                wishes.isEmpty() ? Map.of() : publishing.shown(request, endpoints),
                texts.hosts(request, endpoints),
                texts.resolvConf(request, Guests.named(endpoints)),
                texts.resolver(request),
                endpoints.size(),
                request.linked());
    }

    static Guest guest(SandboxRequest request, Path key) {
        return new Guest(request.containerId(), request.name(), request.hostname(), key);
    }

    private List<EndpointRecord> connect(
            SandboxRequest request, Path key, List<Wish> wishes, Undo undo) {
        Guest guest = guest(request, key);
        List<String> links = links(wishes);
        List<EndpointRecord> endpoints = new ArrayList<>();
        boolean way4 = false;
        boolean way6 = false;
        for (Wish wish : wishes) {
            NetworkRecord network = wish.network();
            boolean gives4 = !way4 && !network.pools(false).isEmpty();
            boolean gives6 = !way6 && !network.pools(true).isEmpty();
            String link = links.get(endpoints.size());
            endpoints.add(connector.connect(guest, wish, link, new Ways(gives4, gives6), undo));
            way4 |= gives4;
            way6 |= gives6;
        }
        endpoints.forEach(endpoint -> sysctls.apply(key, endpoint));
        List<PortMapping> wanted = wishes.isEmpty() ? List.of() : publishing.wanted(request);
        if (!wanted.isEmpty()) {
            endpoints.set(0, publishing.publish(request, endpoints.getFirst(), wanted, undo));
        }
        return endpoints;
    }

    /** Names that were asked for are nobody else's. */
    private static List<String> links(List<Wish> wishes) {
        List<String> wanted =
                wishes.stream()
                        .map(wish -> InterfaceNames.wanted(wish.settings()))
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw EngineException.invalid("interface names must differ: " + wanted);
        }
        List<String> links = new ArrayList<>();
        for (Wish wish : wishes) {
            String own = InterfaceNames.wanted(wish.settings());
            List<String> taken = Stream.concat(links.stream(), wanted.stream()).toList();
            links.add(
                    own.isEmpty()
                            ? InterfaceNames.choose(wish.network(), wish.settings(), taken, 0)
                            : own);
        }
        return links;
    }
}
