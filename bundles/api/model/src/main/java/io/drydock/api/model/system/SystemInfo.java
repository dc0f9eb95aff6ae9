package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The state and the abilities of the engine and its host.
 *
 * <p>Groups of fields that belong together are values of their own here and flat in JSON.
 *
 * @param driver graph driver
 * @param driverStatus pairs of label and value
 * @param nFd open file descriptors of the engine
 * @param nGoroutines threads of the engine
 * @param systemTime RFC 3339 with nanoseconds
 * @param cgroupDriver {@code cgroupfs}, {@code systemd} or {@code none}
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param registryConfig null when unknown
 * @param memTotal bytes
 * @param genericResources resources offered to a cluster; null without
 * @param name host name
 * @param isolation Windows only
 * @param securityOptions such as {@code name=seccomp,profile=builtin}
 * @param firewallBackend from API 1.49
 * @param discoveredDevices from API 1.50
 */
public record SystemInfo(
        @JsonProperty("ID") String id,
        @JsonUnwrapped @JsonProperty("#containers") ContainerCounts containers,
        @JsonProperty("Images") int images,
        @JsonProperty("Driver") String driver,
        @JsonProperty("DriverStatus") @Nullable List<List<String>> driverStatus,
        @JsonProperty("Plugins") PluginsInfo plugins,
        @JsonUnwrapped @JsonProperty("#kernel") KernelAbilities kernel,
        @JsonProperty("Debug") boolean debug,
        @JsonProperty("NFd") int nFd,
        @JsonProperty("OomKillDisable") boolean oomKillDisable,
        @JsonProperty("NGoroutines") int nGoroutines,
        @JsonProperty("SystemTime") String systemTime,
        @JsonProperty("LoggingDriver") String loggingDriver,
        @JsonProperty("CgroupDriver") String cgroupDriver,
        @JsonProperty("CgroupVersion") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String cgroupVersion,
        @JsonProperty("NEventsListener") int nEventsListener,
        @JsonUnwrapped @JsonProperty("#host") HostFacts host,
        @JsonProperty("IndexServerAddress") String indexServerAddress,
        @JsonProperty("RegistryConfig") @Nullable RegistryConfig registryConfig,
        @JsonProperty("NCPU") int ncpu,
        @JsonProperty("MemTotal") long memTotal,
        @JsonProperty("GenericResources") @Nullable List<Object> genericResources,
        @JsonProperty("DockerRootDir") String dockerRootDir,
        @JsonProperty("HttpProxy") String httpProxy,
        @JsonProperty("HttpsProxy") String httpsProxy,
        @JsonProperty("NoProxy") String noProxy,
        @JsonProperty("Name") String name,
        @JsonProperty("Labels") @Nullable List<String> labels,
        @JsonProperty("ExperimentalBuild") boolean experimentalBuild,
        @JsonProperty("ServerVersion") String serverVersion,
        @JsonProperty("Runtimes") Map<String, RuntimeInfo> runtimes,
        @JsonProperty("DefaultRuntime") String defaultRuntime,
        @JsonProperty("Swarm") SwarmInfo swarm,
        @JsonProperty("LiveRestoreEnabled") boolean liveRestoreEnabled,
        @JsonProperty("Isolation") String isolation,
        @JsonProperty("InitBinary") String initBinary,
        @JsonProperty("ContainerdCommit") Commit containerdCommit,
        @JsonProperty("RuncCommit") Commit runcCommit,
        @JsonProperty("InitCommit") Commit initCommit,
        @JsonProperty("SecurityOptions") @Nullable List<String> securityOptions,
        @JsonProperty("ProductLicense") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String productLicense,
        @JsonProperty("DefaultAddressPools") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<AddressPool> defaultAddressPools,
        @JsonProperty("FirewallBackend") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable FirewallInfo firewallBackend,
        @JsonProperty("CDISpecDirs") @Nullable List<String> cdiSpecDirs,
        @JsonProperty("DiscoveredDevices") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<DiscoveredDevice> discoveredDevices,
        @JsonProperty("Warnings") @Nullable List<String> warnings) {

    public SystemInfo {
        id = ZeroValue.text(id);
        containers = containers == null ? ContainerCounts.NONE : containers;
        driver = ZeroValue.text(driver);
        driverStatus = ZeroValue.listOrNull(driverStatus);
        plugins = plugins == null ? PluginsInfo.NONE : plugins;
        kernel = kernel == null ? KernelAbilities.NONE : kernel;
        systemTime = ZeroValue.text(systemTime);
        loggingDriver = ZeroValue.text(loggingDriver);
        cgroupDriver = ZeroValue.text(cgroupDriver);
        cgroupVersion = ZeroValue.text(cgroupVersion);
        host = host == null ? HostFacts.NONE : host;
        indexServerAddress = ZeroValue.text(indexServerAddress);
        genericResources = ZeroValue.listOrNull(genericResources);
        dockerRootDir = ZeroValue.text(dockerRootDir);
        httpProxy = ZeroValue.text(httpProxy);
        httpsProxy = ZeroValue.text(httpsProxy);
        noProxy = ZeroValue.text(noProxy);
        name = ZeroValue.text(name);
        labels = ZeroValue.listOrNull(labels);
        serverVersion = ZeroValue.text(serverVersion);
        runtimes = ZeroValue.map(runtimes);
        defaultRuntime = ZeroValue.text(defaultRuntime);
        swarm = swarm == null ? SwarmInfo.INACTIVE : swarm;
        isolation = ZeroValue.text(isolation);
        initBinary = ZeroValue.text(initBinary);
        containerdCommit = containerdCommit == null ? Commit.NONE : containerdCommit;
        runcCommit = runcCommit == null ? Commit.NONE : runcCommit;
        initCommit = initCommit == null ? Commit.NONE : initCommit;
        securityOptions = ZeroValue.listOrNull(securityOptions);
        productLicense = ZeroValue.text(productLicense);
        defaultAddressPools = ZeroValue.list(defaultAddressPools);
        cdiSpecDirs = ZeroValue.listOrNull(cdiSpecDirs);
        discoveredDevices = ZeroValue.list(discoveredDevices);
        warnings = ZeroValue.listOrNull(warnings);
    }

    /** Zero values, then what {@code edit} sets. */
    public static SystemInfo of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public SystemInfo with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String id = "";
        public ContainerCounts containers = ContainerCounts.NONE;
        public int images;
        public String driver = "";
        public @Nullable List<List<String>> driverStatus;
        public PluginsInfo plugins = PluginsInfo.NONE;
        public KernelAbilities kernel = KernelAbilities.NONE;
        public boolean debug;
        public int nFd;
        public boolean oomKillDisable;
        public int nGoroutines;
        public String systemTime = "";
        public String loggingDriver = "";
        public String cgroupDriver = "";
        public String cgroupVersion = "";
        public int nEventsListener;
        public HostFacts host = HostFacts.NONE;
        public String indexServerAddress = "";
        public @Nullable RegistryConfig registryConfig;
        public int ncpu;
        public long memTotal;
        public @Nullable List<Object> genericResources;
        public String dockerRootDir = "";
        public String httpProxy = "";
        public String httpsProxy = "";
        public String noProxy = "";
        public String name = "";
        public @Nullable List<String> labels;
        public boolean experimentalBuild;
        public String serverVersion = "";
        public Map<String, RuntimeInfo> runtimes = Map.of();
        public String defaultRuntime = "";
        public SwarmInfo swarm = SwarmInfo.INACTIVE;
        public boolean liveRestoreEnabled;
        public String isolation = "";
        public String initBinary = "";
        public Commit containerdCommit = Commit.NONE;
        public Commit runcCommit = Commit.NONE;
        public Commit initCommit = Commit.NONE;
        public @Nullable List<String> securityOptions;
        public String productLicense = "";
        public List<AddressPool> defaultAddressPools = List.of();
        public @Nullable FirewallInfo firewallBackend;
        public @Nullable List<String> cdiSpecDirs;
        public List<DiscoveredDevice> discoveredDevices = List.of();
        public @Nullable List<String> warnings;

        private Draft() {}

        private Draft(SystemInfo value) {
            id = value.id;
            containers = value.containers;
            images = value.images;
            driver = value.driver;
            driverStatus = value.driverStatus;
            plugins = value.plugins;
            kernel = value.kernel;
            debug = value.debug;
            nFd = value.nFd;
            oomKillDisable = value.oomKillDisable;
            nGoroutines = value.nGoroutines;
            systemTime = value.systemTime;
            loggingDriver = value.loggingDriver;
            cgroupDriver = value.cgroupDriver;
            cgroupVersion = value.cgroupVersion;
            nEventsListener = value.nEventsListener;
            host = value.host;
            indexServerAddress = value.indexServerAddress;
            registryConfig = value.registryConfig;
            ncpu = value.ncpu;
            memTotal = value.memTotal;
            genericResources = value.genericResources;
            dockerRootDir = value.dockerRootDir;
            httpProxy = value.httpProxy;
            httpsProxy = value.httpsProxy;
            noProxy = value.noProxy;
            name = value.name;
            labels = value.labels;
            experimentalBuild = value.experimentalBuild;
            serverVersion = value.serverVersion;
            runtimes = value.runtimes;
            defaultRuntime = value.defaultRuntime;
            swarm = value.swarm;
            liveRestoreEnabled = value.liveRestoreEnabled;
            isolation = value.isolation;
            initBinary = value.initBinary;
            containerdCommit = value.containerdCommit;
            runcCommit = value.runcCommit;
            initCommit = value.initCommit;
            securityOptions = value.securityOptions;
            productLicense = value.productLicense;
            defaultAddressPools = value.defaultAddressPools;
            firewallBackend = value.firewallBackend;
            cdiSpecDirs = value.cdiSpecDirs;
            discoveredDevices = value.discoveredDevices;
            warnings = value.warnings;
        }

        private SystemInfo build() {
            return new SystemInfo(
                    id,
                    containers,
                    images,
                    driver,
                    driverStatus,
                    plugins,
                    kernel,
                    debug,
                    nFd,
                    oomKillDisable,
                    nGoroutines,
                    systemTime,
                    loggingDriver,
                    cgroupDriver,
                    cgroupVersion,
                    nEventsListener,
                    host,
                    indexServerAddress,
                    registryConfig,
                    ncpu,
                    memTotal,
                    genericResources,
                    dockerRootDir,
                    httpProxy,
                    httpsProxy,
                    noProxy,
                    name,
                    labels,
                    experimentalBuild,
                    serverVersion,
                    runtimes,
                    defaultRuntime,
                    swarm,
                    liveRestoreEnabled,
                    isolation,
                    initBinary,
                    containerdCommit,
                    runcCommit,
                    initCommit,
                    securityOptions,
                    productLicense,
                    defaultAddressPools,
                    firewallBackend,
                    cdiSpecDirs,
                    discoveredDevices,
                    warnings);
        }
    }
}
