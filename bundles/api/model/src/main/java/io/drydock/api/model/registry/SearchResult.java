package io.drydock.api.model.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A repository that a search has found.
 *
 * @param stars how many users like it
 * @param official curated by the registry
 * @param name as users write it
 * @param automated deprecated
 */
public record SearchResult(
        @JsonProperty("star_count") int stars,
        @JsonProperty("is_official") boolean official,
        @JsonProperty("name") String name,
        @JsonProperty("is_automated") boolean automated,
        @JsonProperty("description") String description) {

    public SearchResult {
        name = ZeroValue.text(name);
        description = ZeroValue.text(description);
    }
}
