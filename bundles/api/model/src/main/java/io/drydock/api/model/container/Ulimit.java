package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A resource limit of the processes of a container.
 *
 * @param name name without {@code RLIMIT_}, in lower case
 */
public record Ulimit(
        @JsonProperty("Name") String name,
        @JsonProperty("Hard") long hard,
        @JsonProperty("Soft") long soft) {

    public Ulimit {
        name = ZeroValue.text(name);
    }
}
