package io.drydock.router.debug;

import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router {@code debug}: comes and goes with the switch, also on a reload. */
@Component(
        service = Application.class,
        reference = @Reference(name = "mode", service = DebugMode.class, target = "(debug=true)"))
@RouterModule(name = "debug", families = "/debug")
public final class DebugRouter extends Application {

    @Override
    public Set<Object> getSingletons() {
        return Set.of(new DebugResource());
    }
}
