package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * All that is known of one container.
 *
 * @param created RFC 3339 with nanoseconds
 * @param path the program that runs
 * @param image id of the image
 * @param logPath empty where the log driver has no file
 * @param name name with a leading slash
 * @param driver name of the graph driver
 * @param platform operating system of the image
 * @param execIds running exec instances; null when there are none
 * @param graphDriver where the root file system is
 * @param sizeRw bytes written; null unless asked for
 * @param sizeRootFs bytes of the whole root file system; null unless asked for
 * @param imageManifestDescriptor manifest of the image, from API 1.48
 */
public record ContainerInspect(
        @JsonProperty("Id") String id,
        @JsonProperty("Created") String created,
        @JsonProperty("Path") String path,
        @JsonProperty("Args") List<String> args,
        @JsonProperty("State") ContainerState state,
        @JsonProperty("Image") String image,
        @JsonProperty("ResolvConfPath") String resolvConfPath,
        @JsonProperty("HostnamePath") String hostnamePath,
        @JsonProperty("HostsPath") String hostsPath,
        @JsonProperty("LogPath") String logPath,
        @JsonProperty("Name") String name,
        @JsonProperty("RestartCount") int restartCount,
        @JsonProperty("Driver") String driver,
        @JsonProperty("Platform") String platform,
        @JsonProperty("MountLabel") String mountLabel,
        @JsonProperty("ProcessLabel") String processLabel,
        @JsonProperty("AppArmorProfile") String appArmorProfile,
        @JsonProperty("ExecIDs") @Nullable List<String> execIds,
        @JsonProperty("HostConfig") HostConfig hostConfig,
        @JsonProperty("GraphDriver") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable GraphDriverData graphDriver,
        @JsonProperty("SizeRw") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long sizeRw,
        @JsonProperty("SizeRootFs") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Long sizeRootFs,
        @JsonProperty("ImageManifestDescriptor") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Descriptor imageManifestDescriptor,
        @JsonProperty("Mounts") List<MountPoint> mounts,
        @JsonProperty("Config") ContainerConfig config,
        @JsonProperty("NetworkSettings") NetworkSettings networkSettings) {

    public ContainerInspect {
        id = ZeroValue.text(id);
        created = ZeroValue.text(created);
        path = ZeroValue.text(path);
        args = ZeroValue.list(args);
        state = state == null ? ContainerState.EMPTY : state;
        image = ZeroValue.text(image);
        resolvConfPath = ZeroValue.text(resolvConfPath);
        hostnamePath = ZeroValue.text(hostnamePath);
        hostsPath = ZeroValue.text(hostsPath);
        logPath = ZeroValue.text(logPath);
        name = ZeroValue.text(name);
        driver = ZeroValue.text(driver);
        platform = ZeroValue.text(platform);
        mountLabel = ZeroValue.text(mountLabel);
        processLabel = ZeroValue.text(processLabel);
        appArmorProfile = ZeroValue.text(appArmorProfile);
        execIds = ZeroValue.listOrNull(execIds);
        hostConfig = hostConfig == null ? HostConfig.defaults() : hostConfig;
        mounts = ZeroValue.list(mounts);
        config = config == null ? ContainerConfig.EMPTY : config;
        networkSettings = networkSettings == null ? NetworkSettings.EMPTY : networkSettings;
    }

    /** Zero values, then what {@code edit} sets. */
    public static ContainerInspect of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ContainerInspect with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String id = "";
        public String created = "";
        public String path = "";
        public List<String> args = List.of();
        public ContainerState state = ContainerState.EMPTY;
        public String image = "";
        public String resolvConfPath = "";
        public String hostnamePath = "";
        public String hostsPath = "";
        public String logPath = "";
        public String name = "";
        public int restartCount;
        public String driver = "";
        public String platform = "";
        public String mountLabel = "";
        public String processLabel = "";
        public String appArmorProfile = "";
        public @Nullable List<String> execIds;
        public HostConfig hostConfig = HostConfig.defaults();
        public @Nullable GraphDriverData graphDriver;
        public @Nullable Long sizeRw;
        public @Nullable Long sizeRootFs;
        public @Nullable Descriptor imageManifestDescriptor;
        public List<MountPoint> mounts = List.of();
        public ContainerConfig config = ContainerConfig.EMPTY;
        public NetworkSettings networkSettings = NetworkSettings.EMPTY;

        private Draft() {}

        private Draft(ContainerInspect value) {
            id = value.id;
            created = value.created;
            path = value.path;
            args = value.args;
            state = value.state;
            image = value.image;
            resolvConfPath = value.resolvConfPath;
            hostnamePath = value.hostnamePath;
            hostsPath = value.hostsPath;
            logPath = value.logPath;
            name = value.name;
            restartCount = value.restartCount;
            driver = value.driver;
            platform = value.platform;
            mountLabel = value.mountLabel;
            processLabel = value.processLabel;
            appArmorProfile = value.appArmorProfile;
            execIds = value.execIds;
            hostConfig = value.hostConfig;
            graphDriver = value.graphDriver;
            sizeRw = value.sizeRw;
            sizeRootFs = value.sizeRootFs;
            imageManifestDescriptor = value.imageManifestDescriptor;
            mounts = value.mounts;
            config = value.config;
            networkSettings = value.networkSettings;
        }

        private ContainerInspect build() {
            return new ContainerInspect(
                    id,
                    created,
                    path,
                    args,
                    state,
                    image,
                    resolvConfPath,
                    hostnamePath,
                    hostsPath,
                    logPath,
                    name,
                    restartCount,
                    driver,
                    platform,
                    mountLabel,
                    processLabel,
                    appArmorProfile,
                    execIds,
                    hostConfig,
                    graphDriver,
                    sizeRw,
                    sizeRootFs,
                    imageManifestDescriptor,
                    mounts,
                    config,
                    networkSettings);
        }
    }
}
