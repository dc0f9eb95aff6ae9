package io.drydock.service.container;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;

import java.util.HashMap;
import java.util.Map;

/** Events of containers: every label, the image and the name go along. */
final class Publisher {

    private final Events events;

    Publisher(Events events) {
        this.events = events;
    }

    void publish(Container container, String action) {
        publish(container, action, Map.of());
    }

    void publish(Container container, String action, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>();
        if (container.config().labels() != null) {
            attributes.putAll(container.config().labels());
        }
        attributes.put("image", container.config().image());
        attributes.put("name", container.name());
        attributes.putAll(more);
        events.publish(new Event("container", action, container.id(), attributes));
    }

    /** An event of another type that names the container: network connect, volume mount. */
    void publish(String type, String action, String id, Map<String, String> attributes) {
        events.publish(new Event(type, action, id, attributes));
    }
}
