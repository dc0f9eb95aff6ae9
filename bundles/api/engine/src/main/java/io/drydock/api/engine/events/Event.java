package io.drydock.api.engine.events;

import java.util.Map;
import java.util.Objects;

/**
 * Something that has happened to an object, as the service that owns the object reports it.
 *
 * @param type {@code container}, {@code image}, {@code volume}, {@code network}, {@code daemon}
 * @param action {@code create}, {@code start}, {@code exec_create: ls -l}; with what belongs to it
 *     after a colon
 * @param id of the object: the full id, for an image or volume its name
 * @param attributes labels of the object, {@code name}, {@code image} and what the action adds
 */
public record Event(String type, String action, String id, Map<String, String> attributes) {
    /** Copies the attributes. */
    public Event {
        Objects.requireNonNull(type);
        Objects.requireNonNull(action);
        Objects.requireNonNull(id);
        attributes = Map.copyOf(attributes);
    }
}
