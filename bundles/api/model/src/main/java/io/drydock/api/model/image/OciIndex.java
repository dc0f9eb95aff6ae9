package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import java.util.List;
import java.util.Map;

/**
 * An OCI image index or a docker manifest list.
 *
 * @param schemaVersion 2
 */
public record OciIndex(
        @JsonProperty("schemaVersion") int schemaVersion,
        @JsonProperty("mediaType") @JsonInclude(JsonInclude.Include.NON_EMPTY) String mediaType,
        @JsonProperty("artifactType") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String artifactType,
        @JsonProperty("manifests") List<Descriptor> manifests,
        @JsonProperty("annotations") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> annotations) {

    public OciIndex {
        mediaType = ZeroValue.text(mediaType);
        artifactType = ZeroValue.text(artifactType);
        manifests = ZeroValue.list(manifests);
        annotations = ZeroValue.map(annotations);
    }
}
