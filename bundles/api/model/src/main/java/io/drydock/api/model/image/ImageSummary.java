package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One image in the list.
 *
 * @param containers number of containers that use it, -1 when not counted
 * @param created Unix seconds
 * @param descriptor from API 1.48: what its name stands for, an index or a manifest, if known
 * @param manifests from API 1.47, when asked for; null where none is known
 * @param repoDigests references by digest; null when there are none
 * @param repoTags references by tag; null when there are none
 * @param sharedSize bytes shared with other images, -1 when not counted
 * @param size bytes of all layers
 * @param virtualSize legacy copy of {@code size}, below API 1.44
 */
public record ImageSummary(
        @JsonProperty("Containers") long containers,
        @JsonProperty("Created") long created,
        @JsonProperty("Id") String id,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("ParentId") String parentId,
        @JsonProperty("Descriptor") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Descriptor descriptor,
        @JsonProperty("Manifests") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<ImageManifestSummary> manifests,
        @JsonProperty("RepoDigests") @Nullable List<String> repoDigests,
        @JsonProperty("RepoTags") @Nullable List<String> repoTags,
        @JsonProperty("SharedSize") long sharedSize,
        @JsonProperty("Size") long size,
        @JsonProperty("VirtualSize") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                long virtualSize) {

    public ImageSummary {
        id = ZeroValue.text(id);
        labels = ZeroValue.mapOrNull(labels);
        parentId = ZeroValue.text(parentId);
        manifests = ZeroValue.listOrNull(manifests);
        repoDigests = ZeroValue.listOrNull(repoDigests);
        repoTags = ZeroValue.listOrNull(repoTags);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ImageSummary of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ImageSummary with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public long containers;
        public long created;
        public String id = "";
        public @Nullable Map<String, String> labels;
        public String parentId = "";
        public @Nullable Descriptor descriptor;
        public @Nullable List<ImageManifestSummary> manifests;
        public @Nullable List<String> repoDigests;
        public @Nullable List<String> repoTags;
        public long sharedSize;
        public long size;
        public long virtualSize;

        private Draft() {}

        private Draft(ImageSummary value) {
            containers = value.containers;
            created = value.created;
            id = value.id;
            labels = value.labels;
            parentId = value.parentId;
            descriptor = value.descriptor;
            manifests = value.manifests;
            repoDigests = value.repoDigests;
            repoTags = value.repoTags;
            sharedSize = value.sharedSize;
            size = value.size;
            virtualSize = value.virtualSize;
        }

        private ImageSummary build() {
            return new ImageSummary(
                    containers,
                    created,
                    id,
                    labels,
                    parentId,
                    descriptor,
                    manifests,
                    repoDigests,
                    repoTags,
                    sharedSize,
                    size,
                    virtualSize);
        }
    }
}
