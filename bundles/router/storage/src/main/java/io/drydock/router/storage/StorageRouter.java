package io.drydock.router.storage;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.router.RouterModule;
import io.drydock.api.engine.storage.StorageMoves;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of moves between storage drivers. */
@Component(service = Application.class)
@RouterModule(name = "storage", families = "/drydock/storage")
public final class StorageRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public StorageRouter(@Reference(target = EngineModule.HANDLE) StorageMoves moves) {
        resources = Set.of(new StorageResource(moves));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
