package io.drydock.router.exec;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ExecEngine;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of further processes. */
@Component(service = Application.class)
@RouterModule(
        name = "exec",
        families = {"/exec", "/containers/*/exec", "/containers/*/*/exec"})
public final class ExecRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public ExecRouter(@Reference(target = EngineModule.HANDLE) ExecEngine execs) {
        resources = Set.of(new ExecResource(execs));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
