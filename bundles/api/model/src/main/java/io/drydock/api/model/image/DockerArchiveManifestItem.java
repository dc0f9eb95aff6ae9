package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One image in {@code manifest.json} of a docker archive.
 *
 * @param config path of the image configuration in the archive
 * @param repoTags references to set on load
 * @param layers paths of the layer archives, lowest first
 */
public record DockerArchiveManifestItem(
        @JsonProperty("Config") String config,
        @JsonProperty("RepoTags") @Nullable List<String> repoTags,
        @JsonProperty("Layers") List<String> layers) {

    public DockerArchiveManifestItem {
        config = ZeroValue.text(config);
        repoTags = ZeroValue.listOrNull(repoTags);
        layers = ZeroValue.list(layers);
    }
}
