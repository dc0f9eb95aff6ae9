package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.service.network.Connector.Guest;
import io.drydock.service.network.Connector.Ways;
import io.drydock.service.network.Plan.Wish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Changes what an open sandbox is connected to, beside the processes in it. */
final class Connections {

    private final Parts parts;
    private final Plans plans;
    private final SandboxTexts texts;
    private final Gateways gateways;
    private final EndpointSysctls sysctls;
    private final Publishing publishing;

    Connections(Parts parts, Plans plans, SandboxTexts texts, Publishing publishing) {
        this.parts = parts;
        this.plans = plans;
        this.texts = texts;
        this.publishing = publishing;
        this.gateways = new Gateways(parts.links());
        this.sysctls = new EndpointSysctls(parts.sysctls());
    }

    /** The sandbox with one endpoint more; not stored yet. */
    SandboxRecord connect(
            SandboxRecord sandbox, SandboxRequest request, NetworkRecord network, Undo undo) {
        Wish wish = plans.further(sandbox, request, network);
        Path netns = namespace(sandbox);
        List<String> present = sandbox.endpoints().stream().map(EndpointRecord::link).toList();
        String link =
                InterfaceNames.choose(network, wish.settings(), present, sandbox.interfaces());
        Guest guest = SandboxOpener.guest(request, netns);
        EndpointRecord made = parts.connector().connect(guest, wish, link, Ways.NONE, undo);
        sysctls.apply(netns, made);
        List<EndpointRecord> endpoints = new ArrayList<>(sandbox.endpoints());
        endpoints.add(made);
        return settled(sandbox, request, endpoints, undo).counting(sandbox.interfaces() + 1);
    }

    /** The sandbox without this endpoint, whose link is gone; not stored yet. */
    SandboxRecord disconnect(
            SandboxRecord sandbox, SandboxRequest request, EndpointRecord leaving, Undo undo) {
        NetworkRecord network = parts.networks().resolve(leaving.networkId());
        if (!leaving.ports().isEmpty()) {
            parts.connector().unpublish(network, leaving);
        }
        parts.connector().delete(network, leaving, namespace(sandbox).toString());
        List<EndpointRecord> endpoints = new ArrayList<>(sandbox.endpoints());
        endpoints.remove(leaving);
        return settled(sandbox, request, endpoints, undo);
    }

    /** The sandbox with the request's ports published; not stored yet. */
    SandboxRecord publish(SandboxRecord sandbox, SandboxRequest request, Undo undo) {
        List<EndpointRecord> endpoints =
                publishing.replace(
                        request, sandbox.endpoints(), Gateways.of(sandbox.endpoints()), undo);
        return sandbox.with(
                endpoints,
                publishing.shown(request, endpoints),
                sandbox.hosts(),
                sandbox.resolvConf());
    }

    /** With the default route and the published ports where they belong. */
    private SandboxRecord settled(
            SandboxRecord before,
            SandboxRequest request,
            List<EndpointRecord> endpoints,
            Undo undo) {
        Optional<EndpointRecord> from = Gateways.of(before.endpoints());
        Optional<EndpointRecord> to = Gateways.of(endpoints);
        List<EndpointRecord> settled = endpoints;
        if (!id(from).equals(id(to))) {
            Path netns = namespace(before);
            undo.push(() -> gateways.move(netns, to, from));
            gateways.move(netns, from, to);
            settled = publishing.move(request, endpoints, from, to, undo);
        }
        Map<String, List<PortBinding>> bound =
                settled.isEmpty() ? Map.of() : publishing.shown(request, settled);
        return before.with(
                settled,
                bound,
                hosts(before, request, settled),
                texts.resolvConf(
                        request, Guests.named(before.endpoints()) || Guests.named(settled)));
    }

    /** Lines of addresses that are gone go, those of new ones are added; the rest stays. */
    private static String hosts(
            SandboxRecord before, SandboxRequest request, List<EndpointRecord> now) {
        List<String> lines = new ArrayList<>(before.hosts().lines().toList());
        addresses(before.endpoints()).forEach(it -> lines.remove(EtcHosts.own(request, it)));
        addresses(now).forEach(it -> lines.add(EtcHosts.own(request, it)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> addresses(List<EndpointRecord> endpoints) {
        return endpoints.stream().flatMap(it -> it.addresses().stream()).toList();
    }

    private static String id(Optional<EndpointRecord> endpoint) {
        return endpoint.map(EndpointRecord::id).orElse("");
    }

    private static Path namespace(SandboxRecord sandbox) {
        return Path.of(Objects.requireNonNull(sandbox.key()));
    }

    /** The endpoints with the container's new name among their names. */
    static List<EndpointRecord> renamed(SandboxRecord sandbox, String name) {
        return sandbox.endpoints().stream()
                .map(it -> it.withSettings(renamed(it.settings(), sandbox.name(), name)))
                .toList();
    }

    private static EndpointSettings renamed(EndpointSettings settings, String old, String name) {
        List<String> names = settings.dnsNames();
        if (names == null) {
            return settings;
        }
        Set<String> next = new LinkedHashSet<>();
        next.add(name);
        List<String> aliases = Objects.requireNonNullElse(settings.aliases(), List.of());
        names.stream().filter(it -> !it.equals(old) || aliases.contains(it)).forEach(next::add);
        return settings.with(draft -> draft.dnsNames = List.copyOf(next));
    }

    /** The endpoint on a network. */
    EndpointRecord endpoint(SandboxRecord sandbox, NetworkRecord network) {
        return sandbox.endpoints().stream()
                .filter(it -> it.networkId().equals(network.id()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EngineException(
                                        ErrorKind.SYSTEM,
                                        "container %s is not connected to network %s"
                                                .formatted(sandbox.containerId(), network.name())));
    }

    /** A sandbox leaves the network that has no endpoints, none. */
    Optional<SandboxRecord> plain(SandboxRecord sandbox, NetworkRecord network) {
        return Optional.of(sandbox.without(network.name()))
                .filter(it -> sandbox.owned() && !it.equals(sandbox));
    }
}
