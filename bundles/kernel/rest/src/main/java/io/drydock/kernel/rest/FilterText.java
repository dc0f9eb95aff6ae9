package io.drydock.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The JSON of a {@code filters} parameter: {@code {"k":{"v":true}}}, or {@code {"k":["v"]}}. */
final class FilterText {

    private FilterText() {}

    /**
     * Reads both forms; nothing means no filters.
     *
     * @throws EngineException INVALID {@code invalid filter}
     */
    static Filters parse(String text) {
        if (text.isBlank()) {
            return Filters.NONE;
        }
        Map<String, Set<String>> terms = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> term : object(text).properties()) {
            terms.put(term.getKey(), values(term.getValue()));
        }
        return new Filters(terms);
    }

    private static JsonNode object(String text) {
        try {
            JsonNode node =
                    Json.MAPPER
                            .readerFor(JsonNode.class)
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readValue(text);
            if (node.isObject() || node.isNull()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new EngineException(
                    io.drydock.api.model.error.ErrorKind.INVALID, "invalid filter", e);
        }
        throw EngineException.invalid("invalid filter");
    }

    private static Set<String> values(JsonNode node) {
        Set<String> values = new LinkedHashSet<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> value : node.properties()) {
                if (!value.getValue().isBoolean()) {
                    throw EngineException.invalid("invalid filter");
                }
                values.add(value.getKey());
            }
            return values;
        }
        if (!node.isArray()) {
            throw EngineException.invalid("invalid filter");
        }
        for (JsonNode value : node) {
            if (!value.isTextual()) {
                throw EngineException.invalid("invalid filter");
            }
            values.add(value.textValue());
        }
        return values;
    }
}
