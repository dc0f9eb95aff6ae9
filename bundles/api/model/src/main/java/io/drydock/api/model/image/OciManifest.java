package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An OCI image manifest or a docker manifest of schema 2.
 *
 * @param schemaVersion 2
 * @param layers lowest first
 */
public record OciManifest(
        @JsonProperty("schemaVersion") int schemaVersion,
        @JsonProperty("mediaType") @JsonInclude(JsonInclude.Include.NON_EMPTY) String mediaType,
        @JsonProperty("artifactType") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String artifactType,
        @JsonProperty("config") Descriptor config,
        @JsonProperty("layers") List<Descriptor> layers,
        @JsonProperty("subject") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Descriptor subject,
        @JsonProperty("annotations") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> annotations) {

    public OciManifest {
        mediaType = ZeroValue.text(mediaType);
        artifactType = ZeroValue.text(artifactType);
        Objects.requireNonNull(config, "config");
        layers = ZeroValue.list(layers);
        annotations = ZeroValue.map(annotations);
    }
}
