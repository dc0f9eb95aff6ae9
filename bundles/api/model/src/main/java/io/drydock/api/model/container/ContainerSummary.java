package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One container in the list.
 *
 * @param names names with a leading slash; of links too
 * @param image reference it was created from, or the id where that now names another image
 * @param imageManifestDescriptor from API 1.48
 * @param command program and arguments in one line
 * @param created Unix seconds
 * @param sizeRw bytes written, 0 unless asked for
 * @param sizeRootFs bytes of the whole root file system, 0 unless asked for
 * @param status text for people, such as {@code Up 2 minutes (healthy)}
 * @param health from API 1.52
 */
public record ContainerSummary(
        @JsonProperty("Id") String id,
        @JsonProperty("Names") List<String> names,
        @JsonProperty("Image") String image,
        @JsonProperty("ImageID") String imageId,
        @JsonProperty("ImageManifestDescriptor") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Descriptor imageManifestDescriptor,
        @JsonProperty("Command") String command,
        @JsonProperty("Created") long created,
        @JsonProperty("Ports") List<PortSummary> ports,
        @JsonProperty("SizeRw") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sizeRw,
        @JsonProperty("SizeRootFs") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sizeRootFs,
        @JsonProperty("Labels") Map<String, String> labels,
        @JsonProperty("State") String state,
        @JsonProperty("Status") String status,
        @JsonProperty("Health") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable HealthSummary health,
        @JsonProperty("HostConfig") SummaryHostConfig hostConfig,
        @JsonProperty("NetworkSettings") SummaryNetworkSettings networkSettings,
        @JsonProperty("Mounts") List<MountPoint> mounts) {

    public ContainerSummary {
        id = ZeroValue.text(id);
        names = ZeroValue.list(names);
        image = ZeroValue.text(image);
        imageId = ZeroValue.text(imageId);
        command = ZeroValue.text(command);
        ports = ZeroValue.list(ports);
        labels = ZeroValue.map(labels);
        state = ZeroValue.text(state);
        status = ZeroValue.text(status);
        hostConfig = hostConfig == null ? SummaryHostConfig.EMPTY : hostConfig;
        networkSettings = networkSettings == null ? SummaryNetworkSettings.EMPTY : networkSettings;
        mounts = ZeroValue.list(mounts);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ContainerSummary of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ContainerSummary with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String id = "";
        public List<String> names = List.of();
        public String image = "";
        public String imageId = "";
        public @Nullable Descriptor imageManifestDescriptor;
        public String command = "";
        public long created;
        public List<PortSummary> ports = List.of();
        public long sizeRw;
        public long sizeRootFs;
        public Map<String, String> labels = Map.of();
        public String state = "";
        public String status = "";
        public @Nullable HealthSummary health;
        public SummaryHostConfig hostConfig = SummaryHostConfig.EMPTY;
        public SummaryNetworkSettings networkSettings = SummaryNetworkSettings.EMPTY;
        public List<MountPoint> mounts = List.of();

        private Draft() {}

        private Draft(ContainerSummary value) {
            id = value.id;
            names = value.names;
            image = value.image;
            imageId = value.imageId;
            imageManifestDescriptor = value.imageManifestDescriptor;
            command = value.command;
            created = value.created;
            ports = value.ports;
            sizeRw = value.sizeRw;
            sizeRootFs = value.sizeRootFs;
            labels = value.labels;
            state = value.state;
            status = value.status;
            health = value.health;
            hostConfig = value.hostConfig;
            networkSettings = value.networkSettings;
            mounts = value.mounts;
        }

        private ContainerSummary build() {
            return new ContainerSummary(
                    id,
                    names,
                    image,
                    imageId,
                    imageManifestDescriptor,
                    command,
                    created,
                    ports,
                    sizeRw,
                    sizeRootFs,
                    labels,
                    state,
                    status,
                    health,
                    hostConfig,
                    networkSettings,
                    mounts);
        }
    }
}
