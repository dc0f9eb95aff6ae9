package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * An OCI content descriptor: where a blob is found and how it is checked.
 *
 * @param mediaType media type of the blob
 * @param digest digest of the blob, {@code algorithm:hex}
 * @param size size of the blob in bytes
 * @param urls further places to download from
 * @param data the blob itself, in base64
 * @param platform platform of the image a manifest describes
 * @param artifactType type of an artifact when the blob is its manifest
 */
public record Descriptor(
        @JsonProperty("mediaType") @JsonInclude(JsonInclude.Include.NON_EMPTY) String mediaType,
        @JsonProperty("digest") String digest,
        @JsonProperty("size") long size,
        @JsonProperty("urls") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> urls,
        @JsonProperty("annotations") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> annotations,
        @JsonProperty("data") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String data,
        @JsonProperty("platform") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Platform platform,
        @JsonProperty("artifactType") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String artifactType) {

    public Descriptor {
        mediaType = ZeroValue.text(mediaType);
        digest = ZeroValue.text(digest);
        urls = ZeroValue.list(urls);
        annotations = ZeroValue.map(annotations);
        artifactType = ZeroValue.text(artifactType);
    }
}
