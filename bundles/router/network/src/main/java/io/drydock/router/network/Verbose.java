package io.drydock.router.network;

import io.drydock.api.model.error.EngineException;

import java.util.Set;

/** Whether all nodes are asked for services; a single host has none, but says what is no flag. */
public record Verbose(boolean on) {

    private static final Set<String> ON = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> OFF = Set.of("", "0", "f", "F", "FALSE", "false", "False");

    /** Reads the text of a query parameter; unlike other flags it is read strictly. */
    public static Verbose valueOf(String text) {
        if (!ON.contains(text) && !OFF.contains(text)) {
            throw EngineException.invalid(
                    "invalid value for verbose: %1$s: strconv.ParseBool: parsing \"%1$s\": invalid syntax"
                            .formatted(text));
        }
        return new Verbose(ON.contains(text));
    }
}
