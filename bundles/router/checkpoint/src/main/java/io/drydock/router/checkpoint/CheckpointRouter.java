package io.drydock.router.checkpoint;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.checkpoint.CheckpointEngine;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of checkpoints. The experimental link shuts it unless the engine is experimental. */
@Component(service = Application.class)
@RouterModule(
        name = "checkpoint",
        families = {"/containers/*/checkpoints"})
public final class CheckpointRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public CheckpointRouter(@Reference(target = EngineModule.HANDLE) CheckpointEngine engine) {
        resources = Set.of(new CheckpointResource(engine));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
