package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.GraphDriverData;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * All that is known of one image.
 *
 * @param id digest of the image configuration
 * @param parent legacy, below API 1.52: id of the parent of a built image
 * @param comment message of the commit or import
 * @param created RFC 3339; empty where the image does not say
 * @param container legacy, below API 1.45
 * @param containerConfig legacy, below API 1.45
 * @param dockerVersion legacy, below API 1.52
 * @param config {@link ImageRuntimeConfig}, below API 1.50 a {@link ContainerConfig}
 * @param size bytes of all layers
 * @param virtualSize legacy copy of {@code size}, below API 1.44
 * @param descriptor from API 1.48: what its name stands for, an index or a manifest, if known
 * @param manifests from API 1.48, when asked for; null where none is known
 * @param identity from API 1.53, where it was pulled from
 */
public record ImageInspect(
        @JsonProperty("Id") String id,
        @JsonProperty("RepoTags") List<String> repoTags,
        @JsonProperty("RepoDigests") List<String> repoDigests,
        @JsonProperty("Parent") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parent,
        @JsonProperty("Comment") String comment,
        @JsonProperty("Created") @JsonInclude(JsonInclude.Include.NON_EMPTY) String created,
        @JsonProperty("Container") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String container,
        @JsonProperty("ContainerConfig") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ContainerConfig containerConfig,
        @JsonProperty("DockerVersion") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String dockerVersion,
        @JsonProperty("Author") String author,
        @JsonProperty("Config") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ImageInspectConfig config,
        @JsonProperty("Architecture") String architecture,
        @JsonProperty("Variant") @JsonInclude(JsonInclude.Include.NON_EMPTY) String variant,
        @JsonProperty("Os") String os,
        @JsonProperty("OsVersion") @JsonInclude(JsonInclude.Include.NON_EMPTY) String osVersion,
        @JsonProperty("Size") long size,
        @JsonProperty("VirtualSize") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long virtualSize,
        @JsonProperty("GraphDriver") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable GraphDriverData graphDriver,
        @JsonProperty("RootFS") RootFsLayers rootFs,
        @JsonProperty("Metadata") ImageMetadata metadata,
        @JsonProperty("Descriptor") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Descriptor descriptor,
        @JsonProperty("Manifests") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<ImageManifestSummary> manifests,
        @JsonProperty("Identity") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ImageIdentity identity) {

    public ImageInspect {
        id = ZeroValue.text(id);
        repoTags = ZeroValue.list(repoTags);
        repoDigests = ZeroValue.list(repoDigests);
        comment = ZeroValue.text(comment);
        created = ZeroValue.text(created);
        author = ZeroValue.text(author);
        architecture = ZeroValue.text(architecture);
        variant = ZeroValue.text(variant);
        os = ZeroValue.text(os);
        osVersion = ZeroValue.text(osVersion);
        rootFs = rootFs == null ? RootFsLayers.EMPTY : rootFs;
        metadata = metadata == null ? ImageMetadata.EMPTY : metadata;
        manifests = ZeroValue.listOrNull(manifests);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ImageInspect of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ImageInspect with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String id = "";
        public List<String> repoTags = List.of();
        public List<String> repoDigests = List.of();
        public @Nullable String parent;
        public String comment = "";
        public String created = "";
        public @Nullable String container;
        public @Nullable ContainerConfig containerConfig;
        public @Nullable String dockerVersion;
        public String author = "";
        public @Nullable ImageInspectConfig config;
        public String architecture = "";
        public String variant = "";
        public String os = "";
        public String osVersion = "";
        public long size;
        public long virtualSize;
        public @Nullable GraphDriverData graphDriver;
        public RootFsLayers rootFs = RootFsLayers.EMPTY;
        public ImageMetadata metadata = ImageMetadata.EMPTY;
        public @Nullable Descriptor descriptor;
        public @Nullable List<ImageManifestSummary> manifests;
        public @Nullable ImageIdentity identity;

        private Draft() {}

        private Draft(ImageInspect value) {
            id = value.id;
            repoTags = value.repoTags;
            repoDigests = value.repoDigests;
            parent = value.parent;
            comment = value.comment;
            created = value.created;
            container = value.container;
            containerConfig = value.containerConfig;
            dockerVersion = value.dockerVersion;
            author = value.author;
            config = value.config;
            architecture = value.architecture;
            variant = value.variant;
            os = value.os;
            osVersion = value.osVersion;
            size = value.size;
            virtualSize = value.virtualSize;
            graphDriver = value.graphDriver;
            rootFs = value.rootFs;
            metadata = value.metadata;
            descriptor = value.descriptor;
            manifests = value.manifests;
            identity = value.identity;
        }

        private ImageInspect build() {
            return new ImageInspect(
                    id,
                    repoTags,
                    repoDigests,
                    parent,
                    comment,
                    created,
                    container,
                    containerConfig,
                    dockerVersion,
                    author,
                    config,
                    architecture,
                    variant,
                    os,
                    osVersion,
                    size,
                    virtualSize,
                    graphDriver,
                    rootFs,
                    metadata,
                    descriptor,
                    manifests,
                    identity);
        }
    }
}
