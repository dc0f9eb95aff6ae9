package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.image.ImageLookup.ResolvedImage;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerCreateResponse;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.LogConfig;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes containers: checks everything first, then makes layer, volumes and record, or nothing. */
final class Creation {

    private static final String JOINED = "container:";

    private final Parts parts;
    private final HostDefaults defaults;
    private final Attaching attaching;
    private final Links links;
    private final Neighbours neighbours;
    private final NewNames names;
    private final NewLabels labels;

    Creation(Parts parts, HostDefaults defaults) {
        this.parts = parts;
        attaching = new Attaching(parts);
        links = new Links(parts);
        neighbours = new Neighbours(parts.containers());
        names = new NewNames(parts.containers()::nameFree);
        labels = new NewLabels(parts.labels(), parts.containers()::labels);
        this.defaults = defaults;
    }

    ContainerCreateResponse create(
            ApiVersion version,
            String wantedName,
            Optional<String> platform,
            ContainerCreateRequest given) {
        if (given.config().equals(ContainerConfig.EMPTY)) {
            throw invalid("config cannot be empty in order to create a container");
        }
        platform.ifPresent(Creation::checkForm);
        String name = names.choose(wantedName);
        try {
            return named(version, name, platform, given);
        } finally {
            if (wantedName.isEmpty()) {
                names.settled(name);
            }
        }
    }

    /** The form alone; whether the image is of that platform is seen later. */
    private static void checkForm(String platform) {
        if (!platform.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,2}")) {
            throw invalid(
                    "\"%s\": cannot parse platform specifier: invalid argument"
                            .formatted(platform));
        }
    }

    private ContainerCreateResponse named(
            ApiVersion version,
            String name,
            Optional<String> platform,
            ContainerCreateRequest given) {
        RequestRules.Read request = parts.rules().read(version, given);
        ImageLookup images = parts.images();
        ResolvedImage image = images.resolve(request.config().image(), platform);
        ContainerConfig config = ImageDefaults.merge(request.config(), image.config().config());
        HostConfig filled = defaults.fill(request.host());
        LogConfig log = parts.logs().complete(filled.logConfig());
        HostConfig logged = filled.with(draft -> draft.logConfig = log);
        Signals.number(config.stopSignal().isEmpty() ? "SIGTERM" : config.stopSignal());
        RequestRules.Checked checked = parts.rules().check(config, logged);
        HostConfig host = joined(checked.host());
        parts.users().check(host);
        Capabilities.of(host.privileged(), host.capAdd(), host.capDrop());
        parts.users().check(SecurityOptions.parse(host.securityOpt()), host);
        parts.runtimes().command(host.runtime());
        String id = Names.id();
        ContainerConfig named = withHostname(config, host, id);
        List<MountRequest> mounts = mounts(version, named, host);
        List<Link> linked = links.resolve(host);
        neighbours.check(host);
        parts.containers().requireFree(name);
        Map<String, EndpointSettings> endpoints =
                endpoints(SandboxRequests.of(id, name, named, host, request.endpoints()));
        HostConfig kept =
                LabelDefaults.complete(host, neighbours::labels).with(draft -> draft.links = null);
        make(id, name, image.id(), named, kept, linked, endpoints, mounts);
        List<String> warnings = new ArrayList<>(request.warnings());
        warnings.addAll(checked.warnings());
        warnings.addAll(warnings(host));
        return new ContainerCreateResponse(id, warnings);
    }

    private List<MountRequest> mounts(ApiVersion version, ContainerConfig config, HostConfig host) {
        List<MountRequest> inherited =
                InheritedMounts.of(
                        host.volumesFrom(), name -> parts.containers().resolve(name).get());
        ReadOnlyReach reach =
                version.atLeast(44) ? ReadOnlyReach.TREE_IF_POSSIBLE : ReadOnlyReach.TOP;
        return List.copyOf(MountRequests.of(config, host, inherited, reach));
    }

    private void make(
            String id,
            String name,
            String imageId,
            ContainerConfig config,
            HostConfig host,
            List<Link> linked,
            Map<String, EndpointSettings> endpoints,
            List<MountRequest> mounts) {
        try (Undo undo = new Undo();
                NewLabels.Reserved reserved = labels.reserve(host)) {
            RootFilesystems roots = parts.roots();
            String label = reserved.get().mount();
            undo.push("layer of " + id, () -> roots.remove(id));
            String driver = roots.create(id, imageId, host.storageOpt(), label);
            undo.push("volumes of " + id, () -> parts.volumes().release(id, true));
            List<Container.Attachment> attachments = new ArrayList<>();
            for (MountRequest mount : mounts) {
                attachments.add(attaching.attach(id, mount, label, undo));
            }
            attaching.fill(id, attachments);
            undo.push("directory of " + id, () -> parts.directories().forget(id));
            Directories.create(parts.directories().container(id));
            List<String> command = command(config);
            Container container =
                    new Container(
                            id,
                            name,
                            Times.text(Instant.now()),
                            imageId,
                            command.getFirst(),
                            command.subList(1, command.size()),
                            config,
                            host,
                            endpoints,
                            linked,
                            host.runtime(),
                            driver,
                            attachments,
                            reserved.get(),
                            Phase.CREATED);
            parts.containers().add(container);
            undo.keep();
            parts.publisher().publish(container, "create");
        }
    }

    /**
     * A network that is not there is the start's business, which it may have by then. A client
     * takes not found from here as the image, and pulls it.
     */
    private Map<String, EndpointSettings> endpoints(SandboxRequest request) {
        try {
            return parts.sandboxes().check(request);
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            Map<String, EndpointSettings> wanted = new HashMap<>(request.endpoints());
            wanted.putIfAbsent(request.mode(), EndpointSettings.of(draft -> {}));
            return wanted;
        }
    }

    private static List<String> warnings(HostConfig host) {
        var ports = host.portBindings();
        return host.networkMode().equals("host") && ports != null && !ports.isEmpty()
                ? List.of("Published ports are discarded when using host network mode")
                : List.of();
    }

    private ContainerConfig withHostname(ContainerConfig config, HostConfig host, String id) {
        if (!config.hostname().isEmpty()) {
            return config;
        }
        String hostname = id.substring(0, 12);
        if (host.networkMode().startsWith(JOINED)) {
            hostname = hostnameOf(host.networkMode().substring(JOINED.length()));
        } else if (host.networkMode().equals("host") || host.utsMode().equals("host")) {
            hostname = hostHostname();
        }
        String value = hostname;
        return config.with(draft -> draft.hostname = value);
    }

    /** Whose network it shares is kept by its id: that one may be renamed. */
    private HostConfig joined(HostConfig host) {
        if (!host.networkMode().startsWith(JOINED)) {
            return host;
        }
        try {
            String reference = host.networkMode().substring(JOINED.length());
            String id = parts.containers().resolve(reference).get().id();
            return host.with(draft -> draft.networkMode = JOINED + id);
        } catch (EngineException e) {
            // The start will miss it.
            return host;
        }
    }

    /** Who shares a network goes by one name; empty for a container that the start will miss. */
    private String hostnameOf(String reference) {
        try {
            return parts.containers().resolve(reference).get().config().hostname();
        } catch (EngineException e) {
            return "";
        }
    }

    private static String hostHostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<String> command(ContainerConfig config) {
        List<String> all = new ArrayList<>();
        all.addAll(config.entrypoint() == null ? List.of() : config.entrypoint());
        all.addAll(config.cmd() == null ? List.of() : config.cmd());
        return all;
    }
}
