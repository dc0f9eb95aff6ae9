package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/**
 * The object an event is about.
 *
 * @param attributes its labels and what the action adds
 */
public record EventActor(
        @JsonProperty("ID") String id, @JsonProperty("Attributes") Map<String, String> attributes) {

    static final EventActor NONE = new EventActor("", Map.of());

    public EventActor {
        id = ZeroValue.text(id);
        attributes = ZeroValue.map(attributes);
    }
}
