package io.drydock.driver.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;

/** JSON of servers, of which one never knows what it is. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The value, a missing one if it is none. */
    static JsonNode read(byte[] text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value == null ? MissingNode.getInstance() : value;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
