package io.drydock.service.events;

import io.drydock.api.model.Filters;
import io.drydock.api.model.system.EventMessage;

import java.util.List;
import java.util.Set;

/** The rules of {@code docker events --filter}, as dockerd has them. */
record EventMatch(Filters filters) {
    /** Actions that carry more after a colon and may be asked for without it. */
    private static final Set<String> PREFIXES =
            Set.of("exec_create", "exec_start", "health_status");

    /** Keys that match the beginning of the object's id or name, whatever its type. */
    private static final List<String> OBJECTS =
            List.of(
                    "config",
                    "container",
                    "daemon",
                    "network",
                    "node",
                    "plugin",
                    "secret",
                    "service",
                    "volume");

    boolean test(EventMessage message) {
        return action(message.action())
                && filters.exact("type", message.type())
                && filters.exact("scope", message.scope())
                && OBJECTS.stream().allMatch(key -> object(key, message))
                && image(message)
                && filters.keyValues("label", message.actor().attributes());
    }

    private boolean action(String action) {
        boolean prefix = filters.values("event").stream().anyMatch(PREFIXES::contains);
        return prefix ? filters.fuzzy("event", action) : filters.exact("event", action);
    }

    private boolean object(String key, EventMessage message) {
        return filters.fuzzy(key, message.actor().id())
                || filters.fuzzy(key, message.actor().attributes().getOrDefault("name", ""));
    }

    private boolean image(EventMessage message) {
        String attribute = message.type().equals("image") ? "name" : "image";
        String id = message.actor().id();
        String name = message.actor().attributes().getOrDefault(attribute, "");
        return filters.exact("image", id)
                || filters.exact("image", name)
                || filters.exact("image", withoutTag(id))
                || filters.exact("image", withoutTag(name));
    }

    /** {@code host:5000/app:1@sha256:...} is {@code host:5000/app}, a bare id stays as it is. */
    private static String withoutTag(String image) {
        int digest = image.indexOf('@');
        String name = digest < 0 ? image : image.substring(0, digest);
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
