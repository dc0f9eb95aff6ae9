package io.drydock.router.distribution;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.registry.RegistryEngine;
import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of registries. */
@Component(service = Application.class)
@RouterModule(
        name = "distribution",
        families = {"/distribution", "/auth", "/drydock/transfers"})
public final class DistributionRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public DistributionRouter(
            @Reference(target = EngineModule.HANDLE) RegistryEngine registries,
            @Reference(target = EngineModule.HANDLE) TransferJobs jobs,
            @Reference(target = EngineModule.HANDLE) PruneJobs prunes) {
        resources = Set.of(new RegistryResource(registries), new TransfersResource(jobs, prunes));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
