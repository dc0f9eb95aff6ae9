package io.drydock.service.system;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.system.SystemInformation;
import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.HostFacts;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.Sysctls;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Publishes the information; the services it counts may be there or not. */
@Component(
        service = SystemInformation.class,
        configurationPid = {"io.drydock.engine", "io.drydock.live"},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "system")
public final class SystemComponent implements SystemInformation {
    private final SystemReports reports;
    private final ToolWatch tools;

    @Activate
    public SystemComponent(
            SystemConfiguration configuration,
            @Reference Host host,
            @Reference Cgroups cgroups,
            @Reference Sysctls sysctls,
            @Reference Processes processes,
            @Reference Drivers drivers,
            @Reference(
                            target = EngineModule.HANDLE,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable ContainerQueries containers,
            @Reference(
                            target = EngineModule.HANDLE,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable ImageEngine images,
            @Reference(
                            target = EngineModule.HANDLE,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable VolumeEngine volumes,
            @Reference(
                            target = EngineModule.HANDLE,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable Events events,
            @Reference(
                            target = EngineModule.HANDLE,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable SecurityLabels labels) {
        Parts parts = new Parts(containers, images, volumes, events, labels);
        Build build = Build.read();
        HostFacts facts = host.facts();
        KernelProbe kernel = new KernelProbe(cgroups, sysctls);
        String id = EngineId.of(Path.of(configuration.data$_$root()));
        ToolProbe probe = new ToolProbe(drivers, processes);
        tools = new ToolWatch(() -> probe.probe(configuration), Duration.ofSeconds(1));
        reports =
                new SystemReports(
                        facts,
                        parts,
                        new InfoReport(id, build, configuration, kernel, drivers, parts),
                        new InfoHistory(kernel),
                        new VersionReport(build, configuration, facts),
                        tools::tools);
    }

    @Override
    public SystemInfo info(ApiVersion version) {
        return reports.info(version);
    }

    @Override
    public SystemVersion version() {
        return reports.version();
    }

    @Override
    public DiskUsage diskUsage(ApiVersion version, Set<String> types, boolean verbose) {
        return reports.diskUsage(version, types, verbose);
    }

    @Deactivate
    void close() {
        tools.close();
    }
}
