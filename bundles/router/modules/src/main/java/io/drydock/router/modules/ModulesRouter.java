package io.drydock.router.modules;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.module.ModuleEngine;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router {@code modules}. */
@Component(service = Application.class)
@RouterModule(name = "modules", families = "/drydock/modules")
public final class ModulesRouter extends Application {

    private final ModulesResource resource;

    /** Wires the resource to the kernel's swap manager. */
    @Activate
    public ModulesRouter(@Reference(target = EngineModule.HANDLE) ModuleEngine modules) {
        resource = new ModulesResource(modules);
    }

    @Override
    public Set<Object> getSingletons() {
        return Set.of(resource);
    }
}
