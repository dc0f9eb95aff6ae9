package io.drydock.router.volume;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.router.RouterModule;
import io.drydock.api.engine.volume.VolumeEngine;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of volumes. */
@Component(service = Application.class)
@RouterModule(name = "volume", families = "/volumes")
public final class VolumeRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public VolumeRouter(@Reference(target = EngineModule.HANDLE) VolumeEngine volumes) {
        resources = Set.of(new VolumesResource(volumes));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
