package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The {@code {}} that docker writes as value where only the keys of a map matter. */
@JsonInclude
public record EmptyObject() {

    /** The only value worth having. */
    public static final EmptyObject INSTANCE = new EmptyObject();

    /** A map with {@code keys} and nothing else, such as exposed ports. */
    public static Map<String, EmptyObject> keys(Collection<String> keys) {
        Map<String, EmptyObject> map = new TreeMap<>();
        keys.forEach(key -> map.put(key, INSTANCE));
        return ZeroValue.map(map);
    }
}
