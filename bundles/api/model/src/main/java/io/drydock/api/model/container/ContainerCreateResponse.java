package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/** What a create has made. */
public record ContainerCreateResponse(
        @JsonProperty("Id") String id, @JsonProperty("Warnings") List<String> warnings) {

    public ContainerCreateResponse {
        id = ZeroValue.text(id);
        warnings = ZeroValue.list(warnings);
    }
}
