package io.drydock.service.container;

import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.BridgeSettings;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.ContainerState;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.container.NetworkSettings;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Containers in full, as inspect shows them. */
final class Views {

    private final Parts parts;
    private final DriverFacts drivers;
    private final Execs execs;

    Views(Parts parts, DriverFacts drivers, Execs execs) {
        this.parts = parts;
        this.drivers = drivers;
        this.execs = execs;
    }

    ContainerInspect inspect(ApiVersion version, Entry entry, boolean size) {
        Container container = entry.get();
        RootFilesystems.@Nullable Sizes sizes = size ? parts.roots().sizes(container.id()) : null;
        DriverFacts.Facts facts = drivers.of(container);
        List<String> running = execs.running(container.id());
        return ContainerInspect.of(
                draft -> {
                    draft.id = container.id();
                    draft.created = container.created();
                    draft.path = container.command();
                    draft.args = container.arguments();
                    draft.state =
                            state(container.phase())
                                    .with(
                                            it ->
                                                    it.health =
                                                            parts.containers()
                                                                    .health()
                                                                    .of(container));
                    draft.image = container.imageId();
                    draft.resolvConfPath = file(container, "resolv.conf");
                    draft.hostnamePath = file(container, "hostname");
                    draft.hostsPath = file(container, "hosts");
                    draft.logPath = container.phase().started().isEmpty() ? "" : facts.logPath();
                    draft.name = "/" + container.name();
                    draft.restartCount = container.phase().restarts();
                    draft.driver = facts.graph().name();
                    draft.platform = "linux";
                    draft.mountLabel = container.labels().mount();
                    draft.processLabel = container.labels().process();
                    draft.appArmorProfile = appArmor(container);
                    draft.execIds = running.isEmpty() ? null : running;
                    draft.hostConfig = host(container);
                    draft.graphDriver = facts.graph();
                    draft.sizeRw = sizes == null ? null : sizes.writable();
                    draft.sizeRootFs = sizes == null ? null : sizes.root();
                    draft.mounts = mounts(container);
                    draft.config = config(version, container);
                    draft.networkSettings = network(version, entry);
                });
    }

    /** Until 1.52 the wanted hardware address was shown here, too. */
    private static ContainerConfig config(ApiVersion version, Container container) {
        EndpointSettings main = container.endpoints().get(container.host().networkMode());
        if (version.atLeast(52) || main == null || main.macAddress().isEmpty()) {
            return container.config();
        }
        return container.config().with(draft -> draft.macAddress = main.macAddress());
    }

    /** What was asked for until the first start, then what is in force. */
    private static String appArmor(Container container) {
        HostConfig host = container.host();
        String wanted = SecurityOptions.parse(host.securityOpt()).apparmor();
        return container.phase().started().isEmpty()
                ? wanted
                : AppArmorProfile.of(wanted, host.privileged());
    }

    /** Links are shown with the names both have now. */
    private HostConfig host(Container container) {
        if (container.links().isEmpty()) {
            return container.host();
        }
        List<String> shown =
                container.links().stream()
                        .map(
                                link ->
                                        "/%s:/%s/%s"
                                                .formatted(
                                                        parts.containers().nameOf(link),
                                                        container.name(),
                                                        link.alias()))
                        .toList();
        return container.host().with(draft -> draft.links = shown);
    }

    static List<MountPoint> mounts(Container container) {
        return container.mounts().stream()
                .map(Container.Attachment::point)
                .map(Views::shown)
                .toList();
    }

    /** The options of a tmpfs are kept in its mode, where dockerd shows none. */
    private static MountPoint shown(MountPoint point) {
        if (!point.type().equals("tmpfs")) {
            return point;
        }
        return new MountPoint(
                point.type(),
                point.name(),
                point.source(),
                point.destination(),
                point.driver(),
                "",
                point.rw(),
                point.propagation());
    }

    static ContainerState state(Phase phase) {
        return ContainerState.of(
                draft -> {
                    draft.status = phase.status().text();
                    draft.running = phase.status().live();
                    draft.paused = phase.status() == Status.PAUSED;
                    draft.restarting = phase.status() == Status.RESTARTING;
                    draft.oomKilled = phase.oomKilled();
                    draft.dead = phase.status() == Status.DEAD;
                    draft.pid = (int) phase.pid();
                    draft.exitCode = phase.exitCode();
                    draft.error = phase.error();
                    draft.startedAt = Times.orNever(phase.started());
                    draft.finishedAt = Times.orNever(phase.finished());
                });
    }

    /** Of a running container what is in force, of any other what it asked for. */
    static Map<String, @Nullable EndpointSettings> endpoints(Entry entry) {
        Sandbox sandbox = entry.sandbox();
        Map<String, @Nullable EndpointSettings> endpoints = new TreeMap<>();
        if (sandbox != null) {
            endpoints.putAll(sandbox.endpoints());
            return endpoints;
        }
        Container container = entry.get();
        container
                .endpoints()
                .forEach((network, settings) -> endpoints.put(network, idle(container, settings)));
        return endpoints;
    }

    /** Whoever was on a network is shown with the names it had and will have there. */
    private static EndpointSettings idle(Container container, EndpointSettings settings) {
        return settings.networkId().isEmpty() || settings.dnsNames() == null
                ? settings
                : settings.with(draft -> draft.dnsNames = names(container, settings));
    }

    private static List<String> names(Container container, EndpointSettings settings) {
        Set<String> names = new LinkedHashSet<>();
        names.add(container.name());
        names.addAll(Objects.requireNonNullElse(settings.aliases(), List.of()));
        names.add(container.shortId());
        names.add(container.config().hostname());
        return List.copyOf(names);
    }

    /** Clients before 1.45 know no DNSNames and see further ones among the aliases. */
    private static EndpointSettings older(
            Container container, String network, EndpointSettings settings) {
        if (Set.of("bridge", "host", "none", "default").contains(network)) {
            return settings;
        }
        Set<String> aliases =
                new LinkedHashSet<>(Objects.requireNonNullElse(settings.aliases(), List.of()));
        aliases.add(container.shortId());
        aliases.add(container.config().hostname());
        return settings.with(draft -> draft.aliases = List.copyOf(aliases));
    }

    private static NetworkSettings network(ApiVersion version, Entry entry) {
        Sandbox sandbox = entry.sandbox();
        Map<String, @Nullable EndpointSettings> endpoints = endpoints(entry);
        if (!version.atLeast(45)) {
            endpoints.replaceAll((network, settings) -> aliased(network, settings, entry.get()));
        }
        EndpointSettings bridge =
                endpoints.getOrDefault("bridge", EndpointSettings.of(draft -> {}));
        Map<String, @Nullable List<PortBinding>> ports = new TreeMap<>();
        if (sandbox != null) {
            sandbox.ports()
                    .forEach((port, bound) -> ports.put(port, bound.isEmpty() ? null : bound));
        }
        boolean old = !version.atLeast(52);
        if (!version.atLeast(45)) {
            endpoints.replaceAll((name, it) -> it == null ? null : older(entry.get(), name, it));
        }
        return new NetworkSettings(
                sandbox == null ? "" : sandbox.id(),
                sandbox == null || sandbox.key() == null ? "" : String.valueOf(sandbox.key()),
                ports,
                old && bridge != null ? BridgeSettings.of(bridge) : null,
                endpoints);
    }

    /** Until 1.45 short id and host name stood among the aliases of networks that users make. */
    private static @Nullable EndpointSettings aliased(
            String network, @Nullable EndpointSettings settings, Container container) {
        if (settings == null || Set.of("bridge", "host", "none").contains(network)) {
            return settings;
        }
        Set<String> aliases = new LinkedHashSet<>();
        if (settings.aliases() != null) {
            aliases.addAll(settings.aliases());
        }
        aliases.add(container.id().substring(0, 12));
        aliases.add(container.config().hostname());
        return settings.with(draft -> draft.aliases = List.copyOf(aliases));
    }

    private String file(Container container, String name) {
        return container.phase().started().isEmpty()
                ? ""
                : parts.directories().file(container.id(), name).toString();
    }
}
