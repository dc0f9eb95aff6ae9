package io.drydock.service.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What one generation tells the next because it is not in the store.
 *
 * @param execs further processes, running and lately ended ones
 * @param departed exit codes of containers that were removed, by id
 */
record Legacy(List<Exec> execs, Map<String, Integer> departed) {

    private static final Legacy NONE = new Legacy(List.of(), Map.of());

    Legacy(
            @JsonProperty("execs") @Nullable List<Exec> execs,
            @JsonProperty("departed") @Nullable Map<String, Integer> departed) {
        this.execs = execs == null ? List.of() : List.copyOf(execs);
        this.departed = departed == null ? Map.of() : Map.copyOf(departed);
    }

    static byte[] write(Legacy legacy) {
        return Documents.write(legacy).getBytes(StandardCharsets.UTF_8);
    }

    static Legacy read(byte[] state) {
        return state.length == 0
                ? NONE
                : Documents.read(new String(state, StandardCharsets.UTF_8), Legacy.class);
    }
}
