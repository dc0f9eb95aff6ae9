package io.drydock.service.checkpoint;

import io.drydock.api.model.error.EngineException;

import java.util.regex.Pattern;

/** Names of checkpoints, which are names of folders too. */
final class Names {

    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private Names() {}

    static String check(String name) {
        if (!VALID.matcher(name).matches()) {
            throw EngineException.invalid(
                    "invalid checkpoint ID \"%s\", only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
                            .formatted(name));
        }
        return name;
    }
}
