package io.drydock.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.model.system.EventMessage;

import java.util.Map;
import java.util.Set;

/** Messages and filters as JSON. */
final class EventJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<Map<String, Set<String>>> TERMS = new TypeReference<>() {};

    private EventJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static EventMessage message(String json) {
        try {
            return MAPPER.readValue(json, EventMessage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no event message: " + json, e);
        }
    }

    static Map<String, Set<String>> terms(String json) {
        try {
            return MAPPER.readValue(json, TERMS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no filter terms: " + json, e);
        }
    }
}
