package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a container is tied to the host it runs on.
 *
 * <p>{@link Resources} are flat beside the other fields in JSON.
 *
 * <p>Null lists were not given; docker keeps that apart from empty ones in what it prints.
 *
 * @param binds {@code source:target[:options]}
 * @param networkMode {@code default}, {@code bridge}, {@code host}, {@code none}, {@code
 *     container:id}, a network
 * @param portBindings host places per container port; a null list publishes on a free port
 * @param volumeDriver driver for the volumes named in {@code Binds}
 * @param volumesFrom {@code container[:mode]}
 * @param consoleSize height and width
 * @param annotations annotations of the OCI runtime specification
 * @param cgroupnsMode {@code private}, {@code host} or empty for the engine's default
 * @param extraHosts {@code host:ip}, where the address may be {@code host-gateway}
 * @param ipcMode {@code none}, {@code private}, {@code shareable}, {@code host}, {@code
 *     container:id}
 * @param cgroup {@code container:id} or empty
 * @param links {@code container:alias}
 * @param oomScoreAdj -1000 to 1000
 * @param pidMode {@code host}, {@code container:id} or empty
 * @param tmpfs mount options per path
 * @param utsMode {@code host} or empty
 * @param usernsMode {@code host} or empty
 * @param shmSize bytes of {@code /dev/shm}, 0 for the engine's default
 * @param runtime name of the OCI runtime, empty for the engine's default
 * @param isolation Windows only
 * @param maskedPaths null for the engine's default
 * @param readonlyPaths null for the engine's default
 * @param init run an init as process 1; null for the engine's default
 * @param capabilities what API 1.40 alone had for the two lists above; kept nowhere
 */
public record HostConfig(
        @JsonProperty("Binds") @Nullable List<String> binds,
        @JsonProperty("ContainerIDFile") String containerIdFile,
        @JsonProperty("LogConfig") LogConfig logConfig,
        @JsonProperty("NetworkMode") String networkMode,
        @JsonProperty("PortBindings")
                @Nullable Map<String, @Nullable List<PortBinding>> portBindings,
        @JsonProperty("RestartPolicy") RestartPolicy restartPolicy,
        @JsonProperty("AutoRemove") boolean autoRemove,
        @JsonProperty("VolumeDriver") String volumeDriver,
        @JsonProperty("VolumesFrom") @Nullable List<String> volumesFrom,
        @JsonProperty("ConsoleSize") List<Integer> consoleSize,
        @JsonProperty("Annotations") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> annotations,
        @JsonProperty("CapAdd") @Nullable List<String> capAdd,
        @JsonProperty("CapDrop") @Nullable List<String> capDrop,
        @JsonProperty("CgroupnsMode") String cgroupnsMode,
        @JsonProperty("Dns") @Nullable List<String> dns,
        @JsonProperty("DnsOptions") @Nullable List<String> dnsOptions,
        @JsonProperty("DnsSearch") @Nullable List<String> dnsSearch,
        @JsonProperty("ExtraHosts") @Nullable List<String> extraHosts,
        @JsonProperty("GroupAdd") @Nullable List<String> groupAdd,
        @JsonProperty("IpcMode") String ipcMode,
        @JsonProperty("Cgroup") String cgroup,
        @JsonProperty("Links") @Nullable List<String> links,
        @JsonProperty("OomScoreAdj") int oomScoreAdj,
        @JsonProperty("PidMode") String pidMode,
        @JsonProperty("Privileged") boolean privileged,
        @JsonProperty("PublishAllPorts") boolean publishAllPorts,
        @JsonProperty("ReadonlyRootfs") boolean readonlyRootfs,
        @JsonProperty("SecurityOpt") @Nullable List<String> securityOpt,
        @JsonProperty("StorageOpt") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> storageOpt,
        @JsonProperty("Tmpfs") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> tmpfs,
        @JsonProperty("UTSMode") String utsMode,
        @JsonProperty("UsernsMode") String usernsMode,
        @JsonProperty("ShmSize") long shmSize,
        @JsonProperty("Sysctls") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> sysctls,
        @JsonProperty("Runtime") @JsonInclude(JsonInclude.Include.NON_EMPTY) String runtime,
        @JsonProperty("Isolation") String isolation,
        @JsonUnwrapped @JsonProperty("#resources") Resources resources,
        @JsonProperty("Mounts") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MountSpec> mounts,
        @JsonProperty("MaskedPaths") @Nullable List<String> maskedPaths,
        @JsonProperty("ReadonlyPaths") @Nullable List<String> readonlyPaths,
        @JsonProperty("Init") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean init,
        @JsonProperty("Capabilities") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Nullable List<String> capabilities) {

    private static final List<Integer> NO_CONSOLE = List.of(0, 0);

    public HostConfig {
        binds = ZeroValue.listOrNull(binds);
        containerIdFile = ZeroValue.text(containerIdFile);
        logConfig = logConfig == null ? LogConfig.DEFAULT : logConfig;
        networkMode = ZeroValue.text(networkMode);
        portBindings = ZeroValue.mapOrNull(portBindings);
        restartPolicy = restartPolicy == null ? RestartPolicy.UNSET : restartPolicy;
        volumeDriver = ZeroValue.text(volumeDriver);
        volumesFrom = ZeroValue.listOrNull(volumesFrom);
        consoleSize = consoleSize == null ? NO_CONSOLE : List.copyOf(consoleSize);
        annotations = ZeroValue.map(annotations);
        capAdd = ZeroValue.listOrNull(capAdd);
        capDrop = ZeroValue.listOrNull(capDrop);
        cgroupnsMode = ZeroValue.text(cgroupnsMode);
        dns = ZeroValue.listOrNull(dns);
        dnsOptions = ZeroValue.listOrNull(dnsOptions);
        dnsSearch = ZeroValue.listOrNull(dnsSearch);
        extraHosts = ZeroValue.listOrNull(extraHosts);
        groupAdd = ZeroValue.listOrNull(groupAdd);
        ipcMode = ZeroValue.text(ipcMode);
        cgroup = ZeroValue.text(cgroup);
        links = ZeroValue.listOrNull(links);
        pidMode = ZeroValue.text(pidMode);
        securityOpt = ZeroValue.listOrNull(securityOpt);
        storageOpt = ZeroValue.map(storageOpt);
        tmpfs = ZeroValue.map(tmpfs);
        utsMode = ZeroValue.text(utsMode);
        usernsMode = ZeroValue.text(usernsMode);
        sysctls = ZeroValue.map(sysctls);
        runtime = ZeroValue.text(runtime);
        isolation = ZeroValue.text(isolation);
        resources = resources == null ? Resources.NONE : resources;
        mounts = ZeroValue.list(mounts);
        maskedPaths = ZeroValue.listOrNull(maskedPaths);
        readonlyPaths = ZeroValue.listOrNull(readonlyPaths);
        capabilities = ZeroValue.listOrNull(capabilities);
    }

    /** What holds when a create request has no {@code HostConfig}. */
    public static HostConfig defaults() {
        return of(draft -> draft.networkMode = "default");
    }

    /** Zero values, then what {@code edit} sets. */
    public static HostConfig of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public HostConfig with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public @Nullable List<String> binds;
        public String containerIdFile = "";
        public LogConfig logConfig = LogConfig.DEFAULT;
        public String networkMode = "";
        public @Nullable Map<String, @Nullable List<PortBinding>> portBindings;
        public RestartPolicy restartPolicy = RestartPolicy.UNSET;
        public boolean autoRemove;
        public String volumeDriver = "";
        public @Nullable List<String> volumesFrom;
        public List<Integer> consoleSize = NO_CONSOLE;
        public Map<String, String> annotations = Map.of();
        public @Nullable List<String> capAdd;
        public @Nullable List<String> capDrop;
        public String cgroupnsMode = "";
        public @Nullable List<String> dns;
        public @Nullable List<String> dnsOptions;
        public @Nullable List<String> dnsSearch;
        public @Nullable List<String> extraHosts;
        public @Nullable List<String> groupAdd;
        public String ipcMode = "";
        public String cgroup = "";
        public @Nullable List<String> links;
        public int oomScoreAdj;
        public String pidMode = "";
        public boolean privileged;
        public boolean publishAllPorts;
        public boolean readonlyRootfs;
        public @Nullable List<String> securityOpt;
        public Map<String, String> storageOpt = Map.of();
        public Map<String, String> tmpfs = Map.of();
        public String utsMode = "";
        public String usernsMode = "";
        public long shmSize;
        public Map<String, String> sysctls = Map.of();
        public String runtime = "";
        public String isolation = "";
        public Resources resources = Resources.NONE;
        public List<MountSpec> mounts = List.of();
        public @Nullable List<String> maskedPaths;
        public @Nullable List<String> readonlyPaths;
        public @Nullable Boolean init;

        /** See {@link HostConfig#capabilities()}. */
        public @Nullable List<String> capabilities;

        private Draft() {}

        private Draft(HostConfig value) {
            binds = value.binds;
            containerIdFile = value.containerIdFile;
            logConfig = value.logConfig;
            networkMode = value.networkMode;
            portBindings = value.portBindings;
            restartPolicy = value.restartPolicy;
            autoRemove = value.autoRemove;
            volumeDriver = value.volumeDriver;
            volumesFrom = value.volumesFrom;
            consoleSize = value.consoleSize;
            annotations = value.annotations;
            capAdd = value.capAdd;
            capDrop = value.capDrop;
            cgroupnsMode = value.cgroupnsMode;
            dns = value.dns;
            dnsOptions = value.dnsOptions;
            dnsSearch = value.dnsSearch;
            extraHosts = value.extraHosts;
            groupAdd = value.groupAdd;
            ipcMode = value.ipcMode;
            cgroup = value.cgroup;
            links = value.links;
            oomScoreAdj = value.oomScoreAdj;
            pidMode = value.pidMode;
            privileged = value.privileged;
            publishAllPorts = value.publishAllPorts;
            readonlyRootfs = value.readonlyRootfs;
            securityOpt = value.securityOpt;
            storageOpt = value.storageOpt;
            tmpfs = value.tmpfs;
            utsMode = value.utsMode;
            usernsMode = value.usernsMode;
            shmSize = value.shmSize;
            sysctls = value.sysctls;
            runtime = value.runtime;
            isolation = value.isolation;
            resources = value.resources;
            mounts = value.mounts;
            maskedPaths = value.maskedPaths;
            readonlyPaths = value.readonlyPaths;
            init = value.init;
            capabilities = value.capabilities;
        }

        private HostConfig build() {
            return new HostConfig(
                    binds,
                    containerIdFile,
                    logConfig,
                    networkMode,
                    portBindings,
                    restartPolicy,
                    autoRemove,
                    volumeDriver,
                    volumesFrom,
                    consoleSize,
                    annotations,
                    capAdd,
                    capDrop,
                    cgroupnsMode,
                    dns,
                    dnsOptions,
                    dnsSearch,
                    extraHosts,
                    groupAdd,
                    ipcMode,
                    cgroup,
                    links,
                    oomScoreAdj,
                    pidMode,
                    privileged,
                    publishAllPorts,
                    readonlyRootfs,
                    securityOpt,
                    storageOpt,
                    tmpfs,
                    utsMode,
                    usernsMode,
                    shmSize,
                    sysctls,
                    runtime,
                    isolation,
                    resources,
                    mounts,
                    maskedPaths,
                    readonlyPaths,
                    init,
                    capabilities);
        }
    }
}
