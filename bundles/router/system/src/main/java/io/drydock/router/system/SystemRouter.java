package io.drydock.router.system;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.router.RouterModule;
import io.drydock.api.engine.system.SystemInformation;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of what concerns the engine as a whole. */
@Component(service = Application.class)
@RouterModule(
        name = "system",
        families = {"/version", "/info", "/events", "/system/df"})
public final class SystemRouter extends Application {
    private final Set<Object> resources;

    @Activate
    public SystemRouter(
            @Reference(target = EngineModule.HANDLE) SystemInformation system,
            @Reference(target = EngineModule.HANDLE) Events events) {
        resources = Set.of(new SystemResource(system), new EventsResource(events));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
