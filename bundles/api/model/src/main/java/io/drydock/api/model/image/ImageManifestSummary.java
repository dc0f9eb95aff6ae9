package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One manifest of an image: of a platform, or what is attested about one.
 *
 * @param id digest of the manifest
 * @param available whether all it refers to is here
 * @param kind {@code image}, {@code attestation} or {@code unknown}
 * @param imageData of the kind {@code image} alone
 * @param attestationData of the kind {@code attestation} alone
 */
public record ImageManifestSummary(
        @JsonProperty("ID") String id,
        @JsonProperty("Descriptor") Descriptor descriptor,
        @JsonProperty("Available") boolean available,
        @JsonProperty("Size") Size size,
        @JsonProperty("Kind") String kind,
        @JsonProperty("ImageData") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ImageData imageData,
        @JsonProperty("AttestationData") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable AttestationData attestationData) {

    public ImageManifestSummary {
        id = ZeroValue.text(id);
        kind = ZeroValue.text(kind);
    }

    /**
     * Bytes that are here.
     *
     * @param total content and what is unpacked
     * @param content documents and blobs as registries have them
     */
    public record Size(@JsonProperty("Total") long total, @JsonProperty("Content") long content) {}

    /**
     * An image of one platform.
     *
     * @param identity from API 1.54, when asked for
     * @param containers ids of those that use it
     */
    public record ImageData(
            @JsonProperty("Platform") Platform platform,
            @JsonProperty("Identity") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable ImageIdentity identity,
            @JsonProperty("Containers") List<String> containers,
            @JsonProperty("Size") Unpacked size) {

        public ImageData {
            containers = ZeroValue.list(containers);
        }
    }

    /** Bytes of all layers as they are unpacked. */
    public record Unpacked(@JsonProperty("Unpacked") long unpacked) {}

    /**
     * What an attestation is about.
     *
     * @param subject digest of an image's manifest
     */
    public record AttestationData(@JsonProperty("For") String subject) {

        public AttestationData {
            subject = ZeroValue.text(subject);
        }
    }
}
