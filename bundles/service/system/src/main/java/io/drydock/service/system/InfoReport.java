package io.drydock.service.system;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.system.Commit;
import io.drydock.api.model.system.ContainerCounts;
import io.drydock.api.model.system.FirewallInfo;
import io.drydock.api.model.system.HostFacts;
import io.drydock.api.model.system.KernelAbilities;
import io.drydock.api.model.system.PluginsInfo;
import io.drydock.api.model.system.RuntimeInfo;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.network.FirewallDriver;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.volume.VolumeDriver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /info} in its newest form. Every line of it is a snapshot. */
final class InfoReport {
    private final String id;
    private final Build build;
    private final SystemConfiguration configuration;
    private final KernelProbe kernel;
    private final Drivers drivers;
    private final Parts parts;

    InfoReport(
            String id,
            Build build,
            SystemConfiguration configuration,
            KernelProbe kernel,
            Drivers drivers,
            Parts parts) {
        this.id = id;
        this.build = build;
        this.configuration = configuration;
        this.kernel = kernel;
        this.drivers = drivers;
        this.parts = parts;
    }

    SystemInfo of(io.drydock.api.spi.linux.HostFacts host, Tools tools) {
        KernelAbilities abilities = kernel.abilities();
        return SystemInfo.of(
                draft -> {
                    draft.id = id;
                    draft.kernel = abilities;
                    draft.warnings = warnings(abilities);
                    engine(draft);
                    objects(draft);
                    host(draft, host);
                    tools(draft, tools);
                    debug(draft);
                });
    }

    private void engine(SystemInfo.Draft draft) {
        draft.serverVersion = build.version();
        draft.dockerRootDir = configuration.data$_$root();
        draft.debug = configuration.debug();
        draft.experimentalBuild = configuration.experimental();
        draft.liveRestoreEnabled = configuration.live$_$restore();
        draft.labels = List.of(configuration.labels());
        draft.systemTime = Instant.now().toString();
        draft.loggingDriver = configuration.log$_$driver();
        draft.indexServerAddress = Registries.INDEX_SERVER;
        draft.registryConfig = Registries.of(configuration);
        draft.httpProxy = Proxies.of(configuration.http$_$proxy(), "HTTP_PROXY");
        draft.httpsProxy = Proxies.of(configuration.https$_$proxy(), "HTTPS_PROXY");
        draft.noProxy = Proxies.of(configuration.no$_$proxy(), "NO_PROXY");
        draft.cdiSpecDirs = List.of(configuration.cdi$_$spec$_$dirs());
        draft.plugins =
                new PluginsInfo(
                        drivers.names(VolumeDriver.class),
                        drivers.names(NetworkDriver.class),
                        null,
                        drivers.names(LogDriver.class));
        draft.firewallBackend = firewall();
    }

    private FirewallInfo firewall() {
        String given = configuration.firewall$_$backend();
        List<String> present = drivers.names(FirewallDriver.class);
        boolean nftables = present.contains("nftables") || present.isEmpty();
        String chosen = !given.isEmpty() ? given : nftables ? "nftables" : present.getFirst();
        return new FirewallInfo(chosen, List.of());
    }

    private void objects(SystemInfo.Draft draft) {
        ContainerQueries.Counts counts = parts.containerCounts();
        draft.containers =
                new ContainerCounts(
                        counts.total(), counts.running(), counts.paused(), counts.stopped());
        ImageEngine.Totals totals = parts.imageTotals();
        draft.images = totals.images();
        String given = configuration.storage$_$driver();
        draft.driver = totals.driver().isEmpty() ? given : totals.driver();
        draft.driverStatus =
                totals.driverStatus().entrySet().stream()
                        .map(pair -> List.of(pair.getKey(), pair.getValue()))
                        .toList();
    }

    private void host(SystemInfo.Draft draft, io.drydock.api.spi.linux.HostFacts host) {
        draft.host =
                new HostFacts(
                        host.kernelRelease(),
                        host.operatingSystem(),
                        host.osVersion(),
                        "linux",
                        host.machine());
        draft.name = host.hostname();
        draft.ncpu = host.cpus();
        draft.memTotal = host.memoryBytes();
        draft.oomKillDisable = kernel.oomKillDisable();
        draft.cgroupDriver = "cgroupfs";
        draft.cgroupVersion = kernel.mode().version();
        draft.securityOptions = securityOptions();
    }

    private List<String> securityOptions() {
        List<String> options = new ArrayList<>();
        if (System.getenv("container") == null && kernel.appArmor()) {
            options.add("name=apparmor");
        }
        if (Files.exists(Path.of("/proc/sys/kernel/seccomp"))) {
            options.add("name=seccomp,profile=" + configuration.seccomp$_$profile());
        }
        if (parts.selinux()) {
            options.add("name=selinux");
        }
        if (!configuration.userns$_$remap().isEmpty()) {
            options.add("name=userns");
        }
        boolean version2 = kernel.mode() == CgroupMode.V2;
        String given = configuration.default$_$cgroupns$_$mode();
        if (given.isEmpty() ? version2 : given.equals("private")) {
            options.add("name=cgroupns");
        }
        if (configuration.no$_$new$_$privileges()) {
            options.add("name=no-new-privileges");
        }
        return options;
    }

    private void tools(SystemInfo.Draft draft, Tools tools) {
        Map<String, RuntimeInfo> runtimes = new TreeMap<>();
        tools.runtimes().forEach((name, path) -> runtimes.put(name, runtime(path)));
        draft.runtimes = runtimes;
        draft.defaultRuntime = tools.defaultRuntime();
        String init = configuration.init$_$path();
        draft.initBinary = init.isEmpty() ? "docker-init" : init;
        draft.runcCommit = commit(tools.version(tools.defaultRuntime()));
        draft.initCommit = commit(tools.initVersion());
    }

    private static RuntimeInfo runtime(String path) {
        return new RuntimeInfo(path, List.of(), "", Map.of(), null);
    }

    private static Commit commit(String version) {
        return new Commit(version, null);
    }

    /** As dockerd: only with debug, for these cost a little. */
    private void debug(SystemInfo.Draft draft) {
        if (configuration.debug()) {
            draft.nFd = openFiles();
            draft.nGoroutines = Thread.activeCount();
            draft.nEventsListener = parts.eventListeners();
        }
    }

    private static int openFiles() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? 0 : names.length;
    }

    private List<String> warnings(KernelAbilities abilities) {
        List<String> warnings = new ArrayList<>(Exposure.warnings(configuration));
        warnings.addAll(kernel.warnings(abilities));
        return warnings;
    }
}
