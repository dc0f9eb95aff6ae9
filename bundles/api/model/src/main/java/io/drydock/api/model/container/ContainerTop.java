package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * The processes of a container as {@code ps} shows them.
 *
 * @param processes one list of cells per process
 * @param titles titles of the columns
 */
public record ContainerTop(
        @JsonProperty("Processes") List<List<String>> processes,
        @JsonProperty("Titles") List<String> titles) {

    public ContainerTop {
        processes = ZeroValue.list(processes);
        titles = ZeroValue.list(titles);
    }
}
