package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.Map;

/** One part of the engine and its version. */
public record VersionComponent(
        @JsonProperty("Name") String name,
        @JsonProperty("Version") String version,
        @JsonProperty("Details") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> details) {

    public VersionComponent {
        name = ZeroValue.text(name);
        version = ZeroValue.text(version);
        details = ZeroValue.map(details);
    }
}
