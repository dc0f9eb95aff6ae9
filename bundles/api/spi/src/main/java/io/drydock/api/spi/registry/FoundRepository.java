package io.drydock.api.spi.registry;

import java.util.Objects;

/**
 * A repository that a search has found.
 *
 * @param name as users write it
 * @param official curated by the registry
 * @param automated built by the registry
 */
public record FoundRepository(
        String name, String description, int stars, boolean official, boolean automated) {

    public FoundRepository {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
    }
}
