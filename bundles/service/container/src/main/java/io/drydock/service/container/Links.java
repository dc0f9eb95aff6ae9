package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links of the standard bridge: a container finds others by an alias in its hosts file, which is
 * kept right when they come back with another address. Networks of the user's own have names
 * instead.
 */
final class Links {

    private static final Set<String> LINKED = Set.of("bridge", "none");
    private static final String NO_HOST =
            "conflicting options: host type networking can't be used with links. This would result"
                    + " in undefined behavior";

    /** dockerd 29 makes no variables unless the engine's environment asks for them. */
    private static final boolean VARIABLES =
            "1".equals(System.getenv("DOCKER_KEEP_DEPRECATED_LEGACY_LINKS_ENV_VARS"));

    private final Containers containers;
    private final Directories directories;
    private final Sandboxes sandboxes;

    Links(Parts parts) {
        this.containers = parts.containers();
        this.directories = parts.directories();
        this.sandboxes = parts.sandboxes();
    }

    /** At create: the others must be there. Of two with one alias the first counts. */
    List<Link> resolve(HostConfig host) {
        List<Link> links = new ArrayList<>();
        if (host.links() == null || !LINKED.contains(host.networkMode())) {
            return links;
        }
        for (String text : host.links()) {
            Link.Wish wish = Link.Wish.parse(text);
            Container target = target(wish.name());
            if (links.stream().noneMatch(link -> link.alias().equals(wish.alias()))) {
                links.add(new Link(target.id(), target.name(), wish.alias()));
            }
        }
        return links;
    }

    private Container target(String name) {
        try {
            Container target = containers.resolve(name).get();
            if (target.host().networkMode().equals("host")) {
                throw invalid(NO_HOST);
            }
            return target;
        } catch (EngineException e) {
            throw e.getMessage().equals(NO_HOST)
                    ? e
                    : invalid("could not get container for %s: %s".formatted(name, e.getMessage()));
        }
    }

    /** Lines for the hosts file, {@code alias hostname name:address}; all others must run. */
    List<String> hosts(Container container) {
        List<String> hosts = new ArrayList<>();
        for (Link link : bridged(container)) {
            Entry target = running(container, link);
            hosts.add(names(link, target.get()) + ":" + address(target));
        }
        return hosts;
    }

    /** Ids of those it reaches by them. */
    List<String> targets(Container container) {
        return bridged(container).stream()
                .flatMap(link -> containers.target(link).stream())
                .map(target -> target.get().id())
                .toList();
    }

    private static String names(Link link, Container other) {
        String names = link.alias() + " " + other.config().hostname();
        return link.alias().equals(other.name()) ? names : names + " " + other.name();
    }

    /** Variables that tell of the others. */
    List<String> variables(Container container) {
        List<String> all = new ArrayList<>();
        for (Link link : VARIABLES ? bridged(container) : List.<Link>of()) {
            Entry target = running(container, link);
            all.addAll(
                    LinkVariables.of(
                            container.name(),
                            link.alias(),
                            address(target),
                            target.get().config()));
        }
        return all;
    }

    /** It runs, perhaps with another address: all who know it, and itself, are brought up to it. */
    void refresh(Entry started) {
        refreshOwn(started);
        for (Entry parent : containers.all()) {
            if (parent.get().live() && knows(parent.get(), started.get())) {
                refreshOwn(parent);
            }
        }
    }

    private void refreshOwn(Entry parent) {
        Container container = parent.get();
        for (Link link : bridged(container)) {
            containers
                    .target(link)
                    .filter(target -> target.get().live() && !standing(target).isEmpty())
                    .ifPresent(
                            target ->
                                    HostsFile.readdress(
                                            file(container), link.alias(), standing(target)));
        }
    }

    private boolean knows(Container parent, Container target) {
        return parent.links().stream()
                .anyMatch(
                        link ->
                                containers
                                        .target(link)
                                        .filter(it -> it.get() == target)
                                        .isPresent());
    }

    /**
     * Takes a link away by its name, {@code parent/alias}; both containers stay.
     *
     * @throws EngineException not found; conflict for the name of a container
     */
    void unlink(String name) {
        containers.resolve(name);
        Containers.LinkName link =
                containers
                        .linkName(name)
                        .orElseThrow(
                                () ->
                                        conflict(
                                                "Conflict, cannot remove the default link name of"
                                                        + " the container"));
        containers.update(link.parent(), it -> it.without(link.link()));
        if (link.parent().get().live()) {
            Container parent = link.parent().get();
            sandboxes.relink(parent.id(), targets(parent));
            HostsFile.forget(file(link.parent().get()), link.link().alias());
        }
    }

    private java.nio.file.Path file(Container container) {
        return directories.file(container.id(), "hosts");
    }

    private static List<Link> bridged(Container container) {
        return container.host().networkMode().equals("bridge") ? container.links() : List.of();
    }

    private Entry running(Container container, Link link) {
        return containers
                .target(link)
                .filter(target -> target.get().live())
                .orElseThrow(
                        () ->
                                conflict(
                                        "Cannot link to a non running container: /%s AS /%s/%s"
                                                .formatted(
                                                        containers.nameOf(link),
                                                        container.name(),
                                                        link.alias())));
    }

    private static String address(Entry target) {
        String address = standing(target);
        if (address.isEmpty()) {
            throw conflict(
                    "Cannot link to /%s, as it does not belong to the default network"
                            .formatted(target.get().name()));
        }
        return address;
    }

    /** Its address on the standard bridge, empty if it has none. */
    private static String standing(Entry target) {
        Sandbox sandbox = target.sandbox();
        Map<String, EndpointSettings> endpoints = sandbox == null ? Map.of() : sandbox.endpoints();
        EndpointSettings endpoint = endpoints.get("bridge");
        return endpoint == null ? "" : endpoint.ipAddress();
    }
}
