package io.drydock.service.image;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.image.ImageConfigDocument;

import java.util.HashMap;
import java.util.Map;

/** Publishes what happens to images, in the form dockerd has. */
final class ImageEvents {

    private final Events events;

    ImageEvents(Events events) {
        this.events = events;
    }

    void publish(String action, String id, String name, ImageConfigDocument document) {
        Map<String, String> attributes = new HashMap<>();
        if (document.config() != null) {
            attributes.putAll(document.config().labels());
        }
        attributes.put("name", name);
        events.publish(new Event("image", action, id, attributes));
    }

    /** Its labels are gone with it. */
    void deleted(String id) {
        events.publish(new Event("image", "delete", id, Map.of("name", id)));
    }

    void pruned(long bytes) {
        events.publish(new Event("image", "prune", "", Map.of("reclaimed", Long.toString(bytes))));
    }
}
