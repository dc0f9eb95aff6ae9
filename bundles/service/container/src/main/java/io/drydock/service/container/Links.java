package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Legacy links: a container knows another one by an alias, from variables (on the default bridge)
 * and from its hosts file. Addresses are those of the moment it starts.
 */
final class Links {

    private final Parts parts;

    Links(Parts parts) {
        this.parts = parts;
    }

    /** One link as written: {@code name:alias}, {@code name} or {@code /name:/parent/alias}. */
    record Link(String target, String alias) {

        static Link parse(String text) {
            if (text.isEmpty()) {
                throw invalid("empty string specified for links");
            }
            String[] words = text.split(":", -1);
            if (words.length > 2) {
                throw invalid("bad format for links: " + text);
            }
            String alias = words.length == 1 ? words[0] : words[1];
            return new Link(words[0], alias.substring(alias.lastIndexOf('/') + 1));
        }

        /** As inspect shows it. */
        String shown(String targetName, String parent) {
            return "/%s:/%s/%s".formatted(targetName, parent, alias);
        }
    }

    static List<Link> of(HostConfig host) {
        List<String> texts = host.links() == null ? List.of() : host.links();
        return texts.stream().map(Link::parse).toList();
    }

    /** At create: the others must be there. */
    void check(HostConfig host) {
        for (Link link : of(host)) {
            Container target;
            try {
                target = parts.containers().resolve(link.target()).get();
            } catch (EngineException e) {
                throw invalid(
                        "could not get container for %s: %s"
                                .formatted(link.target(), e.getMessage()));
            }
            if (target.host().networkMode().equals("host")) {
                throw invalid(
                        "conflicting options: host type networking can't be used with links. This"
                                + " would result in undefined behavior");
            }
        }
    }

    /** Lines for the hosts file, {@code alias hostname name:address}; all others must run. */
    List<String> hosts(Container container) {
        List<String> hosts = new ArrayList<>();
        if (!legacy(container)) {
            return hosts;
        }
        for (Link link : of(container.host())) {
            Entry target = running(container, link);
            Container other = target.get();
            String names = link.alias() + " " + other.config().hostname();
            if (!link.alias().equals(other.name())) {
                names += " " + other.name();
            }
            hosts.add(names + ":" + address(container, target));
        }
        return hosts;
    }

    /** Variables that tell of the others; on networks of the user's own there are none. */
    List<String> variables(Container container) {
        List<String> variables = new ArrayList<>();
        if (!legacy(container)) {
            return variables;
        }
        for (Link link : of(container.host())) {
            Entry target = running(container, link);
            variables.addAll(
                    LinkVariables.of(
                            container.name(),
                            link.alias(),
                            address(container, target),
                            target.get().config()));
        }
        return variables;
    }

    /** On networks of the user's own name servers know links. */
    private static boolean legacy(Container container) {
        return container.host().networkMode().equals("bridge");
    }

    private Entry running(Container container, Link link) {
        Entry target = parts.containers().resolve(link.target());
        if (!target.get().live()) {
            throw conflict(
                    "Cannot link to a non running container: /%s AS /%s/%s"
                            .formatted(target.get().name(), container.name(), link.alias()));
        }
        return target;
    }

    /** Its address on the network both are on. */
    private static String address(Container container, Entry target) {
        Sandbox sandbox = target.sandbox();
        Map<String, EndpointSettings> endpoints = sandbox == null ? Map.of() : sandbox.endpoints();
        EndpointSettings endpoint = endpoints.get(container.host().networkMode());
        if (endpoint == null || endpoint.ipAddress().isEmpty()) {
            throw conflict(
                    "Cannot link to /%s, as it does not belong to the default network"
                            .formatted(target.get().name()));
        }
        return endpoint.ipAddress();
    }
}
