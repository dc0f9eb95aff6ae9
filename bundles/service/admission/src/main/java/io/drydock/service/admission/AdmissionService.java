package io.drydock.service.admission;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Host;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.ArrayList;
import java.util.List;

/** Asks the rules in dockerd's order. What the kernel can limit is looked up once. */
@Component(service = RequestRules.class)
@EngineModule(name = "admission")
public final class AdmissionService implements RequestRules {

    private final VersionGates gates;
    private final CreateRules rules;

    /** Called by the component runtime. */
    @Activate
    public AdmissionService(@Reference Cgroups cgroups, @Reference Host host) {
        this(cgroups.mode() == CgroupMode.V2, KernelLimits.of(cgroups.mode(), host.facts().cpus()));
    }

    AdmissionService(boolean unified, KernelLimits kernel) {
        gates = new VersionGates(unified);
        rules = new CreateRules(kernel);
    }

    @Override
    public Read read(ApiVersion version, ContainerCreateRequest request) {
        Read read = gates.read(version, request);
        CreateRules.environment(read.config());
        return read;
    }

    @Override
    public Checked check(ContainerConfig config, HostConfig host) {
        List<String> warnings = new ArrayList<>();
        HostConfig inForce = rules.check(config, host, warnings::add);
        return new Checked(inForce, warnings);
    }

    @Override
    public void check(ContainerUpdateRequest request) {
        rules.checkUpdate(request.resources(), request.restartPolicy());
        NetworkRules.ports(request.portBindings());
    }

    @Override
    public void check(EndpointSettings endpoint) {
        MacAddresses.check(endpoint.macAddress());
    }
}
