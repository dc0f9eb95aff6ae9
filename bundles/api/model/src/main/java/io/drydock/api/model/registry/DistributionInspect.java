package io.drydock.api.model.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.ZeroValue;

import java.util.List;
import java.util.Objects;

/**
 * What a registry has under a name.
 *
 * @param descriptor of the manifest or index
 * @param platforms it is for
 */
public record DistributionInspect(
        @JsonProperty("Descriptor") Descriptor descriptor,
        @JsonProperty("Platforms") List<Platform> platforms) {

    public DistributionInspect {
        Objects.requireNonNull(descriptor);
        platforms = ZeroValue.list(platforms);
    }
}
