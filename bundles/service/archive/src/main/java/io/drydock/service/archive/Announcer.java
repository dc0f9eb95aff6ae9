package io.drydock.service.archive;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.container.ContainerInspect;

import java.util.HashMap;
import java.util.Map;

/** Events of containers: every label, the image and the name go along. */
final class Announcer {

    private final Events events;

    Announcer(Events events) {
        this.events = events;
    }

    void publish(ContainerInspect container, String action, Map<String, String> more) {
        Map<String, String> labels = container.config().labels();
        Map<String, String> attributes = new HashMap<>(labels == null ? Map.of() : labels);
        attributes.put("image", container.config().image());
        attributes.put("name", container.name().substring(1));
        attributes.putAll(more);
        events.publish(new Event("container", action, container.id(), attributes));
    }
}
