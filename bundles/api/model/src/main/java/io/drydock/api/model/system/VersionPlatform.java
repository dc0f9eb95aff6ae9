package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/** The product an engine belongs to. */
public record VersionPlatform(@JsonProperty("Name") String name) {

    /** No product name. */
    public static final VersionPlatform NONE = new VersionPlatform("");

    public VersionPlatform {
        name = ZeroValue.text(name);
    }
}
