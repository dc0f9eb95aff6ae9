package io.drydock.router.stats;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.router.RouterModule;
import io.drydock.api.engine.stats.StatsEngine;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of container figures: the rest of containers works without it. */
@Component(service = Application.class)
@RouterModule(
        name = "stats",
        families = {"/containers/*/stats", "/containers/*/*/stats"})
public final class StatsRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public StatsRouter(@Reference(target = EngineModule.HANDLE) StatsEngine stats) {
        resources = Set.of(new StatsResource(stats));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
