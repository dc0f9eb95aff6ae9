package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * The configuration of a docker or OCI image, whose digest is the image id.
 *
 * <p>Fields unknown here are lost; the stored bytes of the document, not this record, are the
 * image.
 *
 * @param created RFC 3339
 * @param comment docker only
 * @param parent docker only
 * @param dockerVersion docker only
 * @param history oldest first
 */
public record ImageConfigDocument(
        @JsonProperty("architecture") String architecture,
        @JsonProperty("variant") @JsonInclude(JsonInclude.Include.NON_EMPTY) String variant,
        @JsonProperty("os") String os,
        @JsonProperty("os.version") @JsonInclude(JsonInclude.Include.NON_EMPTY) String osVersion,
        @JsonProperty("os.features") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<String> osFeatures,
        @JsonProperty("created") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String created,
        @JsonProperty("author") @JsonInclude(JsonInclude.Include.NON_EMPTY) String author,
        @JsonProperty("comment") @JsonInclude(JsonInclude.Include.NON_EMPTY) String comment,
        @JsonProperty("parent") @JsonInclude(JsonInclude.Include.NON_EMPTY) String parent,
        @JsonProperty("docker_version") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String dockerVersion,
        @JsonProperty("config") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ImageRuntimeConfig config,
        @JsonProperty("rootfs") ImageRootFs rootfs,
        @JsonProperty("history") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<ImageHistoryEntry> history) {

    public ImageConfigDocument {
        architecture = ZeroValue.text(architecture);
        variant = ZeroValue.text(variant);
        os = ZeroValue.text(os);
        osVersion = ZeroValue.text(osVersion);
        osFeatures = ZeroValue.list(osFeatures);
        author = ZeroValue.text(author);
        comment = ZeroValue.text(comment);
        parent = ZeroValue.text(parent);
        dockerVersion = ZeroValue.text(dockerVersion);
        rootfs = rootfs == null ? ImageRootFs.EMPTY : rootfs;
        history = ZeroValue.list(history);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ImageConfigDocument of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ImageConfigDocument with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String architecture = "";
        public String variant = "";
        public String os = "";
        public String osVersion = "";
        public List<String> osFeatures = List.of();
        public @Nullable String created;
        public String author = "";
        public String comment = "";
        public String parent = "";
        public String dockerVersion = "";
        public @Nullable ImageRuntimeConfig config;
        public ImageRootFs rootfs = ImageRootFs.EMPTY;
        public List<ImageHistoryEntry> history = List.of();

        private Draft() {}

        private Draft(ImageConfigDocument value) {
            architecture = value.architecture;
            variant = value.variant;
            os = value.os;
            osVersion = value.osVersion;
            osFeatures = value.osFeatures;
            created = value.created;
            author = value.author;
            comment = value.comment;
            parent = value.parent;
            dockerVersion = value.dockerVersion;
            config = value.config;
            rootfs = value.rootfs;
            history = value.history;
        }

        private ImageConfigDocument build() {
            return new ImageConfigDocument(
                    architecture,
                    variant,
                    os,
                    osVersion,
                    osFeatures,
                    created,
                    author,
                    comment,
                    parent,
                    dockerVersion,
                    config,
                    rootfs,
                    history);
        }
    }
}
