package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.notFound;

import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.PortSummary;
import io.drydock.api.model.container.SummaryHostConfig;
import io.drydock.api.model.container.SummaryNetworkSettings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The containers of {@code docker ps}, from memory alone. */
final class Listing {

    private static final Set<String> KEYS =
            Set.of(
                    "ancestor",
                    "before",
                    "exited",
                    "expose",
                    "health",
                    "id",
                    "is-task",
                    "isolation",
                    "label",
                    "name",
                    "network",
                    "publish",
                    "since",
                    "status",
                    "volume");
    private static final Set<String> STATES =
            Set.of("created", "running", "paused", "restarting", "removing", "exited", "dead");

    private final Parts parts;

    Listing(Parts parts) {
        this.parts = parts;
    }

    List<ContainerSummary> list(
            ApiVersion version, boolean all, int limit, boolean size, Filters filters) {
        filters.forbidUnknown(KEYS);
        for (String state : filters.values("status")) {
            if (!STATES.contains(state)) {
                throw Filters.invalid("status", state);
            }
        }
        HealthRecords.checkFilter(filters.values("health"));
        for (String code : filters.values("exited")) {
            if (!code.matches("-?\\d+")) {
                throw Filters.invalid("exited", code);
            }
        }
        boolean every = all || limit > 0 || filters.has("status") || filters.has("exited");
        List<Dated> found = new ArrayList<>();
        for (Entry entry : parts.containers().all()) {
            if ((every || entry.get().live()) && matches(entry, filters)) {
                found.add(new Dated(entry, created(entry.get())));
            }
        }
        found.sort(Comparator.comparing(Dated::created).reversed());
        Map<String, List<String>> linkNames = linkNames();
        return found.stream()
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .map(dated -> summary(version, dated, linkNames, size))
                .toList();
    }

    /** An entry with its time of creation, parsed once: in a comparator it was half of a list. */
    private record Dated(Entry entry, Instant created) {}

    private boolean matches(Entry entry, Filters filters) {
        Container container = entry.get();
        Map<String, String> labels =
                container.config().labels() == null ? Map.of() : container.config().labels();
        return filters.fuzzy("id", container.id())
                && (filters.pattern("name", container.name())
                        || filters.pattern("name", "/" + container.name()))
                && filters.exact("status", container.status().text())
                && filters.keyValues("label", labels)
                && exited(container, filters)
                && ancestor(container, filters)
                && network(entry, filters)
                && volume(container, filters)
                && ports(container, filters)
                && older(container, filters)
                && younger(container, filters)
                && filters.exact("health", HealthRecords.status(health(container)))
                && !filters.flag("is-task").orElse(false);
    }

    private static boolean exited(Container container, Filters filters) {
        if (!filters.has("exited")) {
            return true;
        }
        Phase phase = container.phase();
        return !container.live()
                && !phase.started().isEmpty()
                && filters.exact("exited", Integer.toString(phase.exitCode()));
    }

    private boolean ancestor(Container container, Filters filters) {
        if (!filters.has("ancestor")) {
            return true;
        }
        ImageLookup images = parts.images();
        return filters.values("ancestor").stream()
                .anyMatch(
                        name ->
                                container.config().image().equals(name)
                                        || images.id(name)
                                                .map(container.imageId()::equals)
                                                .orElse(false));
    }

    private static boolean network(Entry entry, Filters filters) {
        if (!filters.has("network")) {
            return true;
        }
        return Views.endpoints(entry).entrySet().stream()
                .anyMatch(
                        endpoint -> {
                            var settings = endpoint.getValue();
                            return filters.exact("network", endpoint.getKey())
                                    || (settings != null
                                            && !settings.networkId().isEmpty()
                                            && filters.fuzzy("network", settings.networkId()));
                        });
    }

    private static boolean volume(Container container, Filters filters) {
        return !filters.has("volume")
                || Views.mounts(container).stream()
                        .anyMatch(
                                mount ->
                                        filters.exact("volume", mount.name())
                                                || filters.exact("volume", mount.destination())
                                                || filters.exact("volume", mount.source()));
    }

    private static boolean ports(Container container, Filters filters) {
        Set<String> exposed = container.config().exposedPorts().keySet();
        var bindings = container.host().portBindings();
        Set<String> published = bindings == null ? Set.of() : bindings.keySet();
        return port(filters, "expose", exposed) && port(filters, "publish", published);
    }

    private static boolean port(Filters filters, String key, Set<String> ports) {
        return !filters.has(key)
                || filters.values(key).stream()
                        .map(text -> text.contains("/") ? text : text + "/tcp")
                        .anyMatch(ports::contains);
    }

    private boolean older(Container container, Filters filters) {
        return filters.values("before").stream()
                .allMatch(name -> created(container).isBefore(created(named(name))));
    }

    private boolean younger(Container container, Filters filters) {
        return filters.values("since").stream()
                .allMatch(name -> created(container).isAfter(created(named(name))));
    }

    private Container named(String name) {
        try {
            return parts.containers().resolve(name).get();
        } catch (io.drydock.api.model.error.EngineException e) {
            throw notFound("No such container: " + name);
        }
    }

    private static Instant created(Container container) {
        return Instant.parse(container.created());
    }

    private @Nullable Health health(Container container) {
        return parts.containers().health().of(container);
    }

    private ContainerSummary summary(
            ApiVersion version, Dated dated, Map<String, List<String>> linkNames, boolean size) {
        Entry entry = dated.entry();
        Container container = entry.get();
        Health health = health(container);
        Map<String, String> labels =
                container.config().labels() == null ? Map.of() : container.config().labels();
        return ContainerSummary.of(
                draft -> {
                    draft.id = container.id();
                    draft.names = names(container, linkNames);
                    draft.image = container.config().image();
                    draft.imageId = container.imageId();
                    draft.command = command(container);
                    draft.created = dated.created().getEpochSecond();
                    draft.ports = ports(entry);
                    draft.labels = labels;
                    draft.state = container.status().text();
                    draft.status = StatusText.of(container.phase(), health);
                    draft.health = version.atLeast(52) ? HealthRecords.summary(health) : null;
                    draft.hostConfig =
                            new SummaryHostConfig(
                                    container.host().networkMode(),
                                    version.atLeast(46)
                                            ? container.host().annotations()
                                            : Map.of());
                    draft.networkSettings = new SummaryNetworkSettings(Views.endpoints(entry));
                    draft.mounts = Views.mounts(container);
                    if (size) {
                        var sizes = parts.roots().sizes(container.id());
                        draft.sizeRw = sizes.writable();
                        draft.sizeRootFs = sizes.root();
                    }
                });
    }

    /** What containers are called by those that link to them. */
    private Map<String, List<String>> linkNames() {
        Map<String, List<String>> names = new HashMap<>();
        for (Entry entry : parts.containers().all()) {
            Container parent = entry.get();
            for (Link link : parent.links()) {
                parts.containers()
                        .target(link)
                        .ifPresent(
                                target ->
                                        names.computeIfAbsent(
                                                        target.get().id(), id -> new ArrayList<>())
                                                .add("/" + parent.name() + "/" + link.alias()));
            }
        }
        return names;
    }

    /** In the order of letters, as dockerd has them. */
    private static List<String> names(Container container, Map<String, List<String>> linkNames) {
        List<String> names = new ArrayList<>(linkNames.getOrDefault(container.id(), List.of()));
        names.add("/" + container.name());
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private static String command(Container container) {
        StringBuilder text = new StringBuilder(container.command());
        for (String argument : container.arguments()) {
            text.append(' ').append(argument.contains(" ") ? "'" + argument + "'" : argument);
        }
        return text.toString();
    }

    private static List<PortSummary> ports(Entry entry) {
        List<PortSummary> ports = new ArrayList<>();
        Sandbox sandbox = entry.sandbox();
        if (sandbox == null) {
            return ports;
        }
        sandbox.ports()
                .forEach(
                        (port, bindings) -> {
                            int slash = port.indexOf('/');
                            int number = Integer.parseInt(port.substring(0, slash));
                            String type = port.substring(slash + 1);
                            if (bindings.isEmpty()) {
                                ports.add(new PortSummary("", number, 0, type));
                            }
                            bindings.forEach(
                                    bound ->
                                            ports.add(
                                                    new PortSummary(
                                                            bound.hostIp(),
                                                            number,
                                                            Integer.parseInt(bound.hostPort()),
                                                            type)));
                        });
        ports.sort(Comparator.comparingInt(PortSummary::privatePort));
        return ports;
    }
}
