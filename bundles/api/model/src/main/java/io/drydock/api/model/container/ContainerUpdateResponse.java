package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The warnings of an update. */
public record ContainerUpdateResponse(@JsonProperty("Warnings") @Nullable List<String> warnings) {

    public ContainerUpdateResponse {
        warnings = ZeroValue.listOrNull(warnings);
    }
}
