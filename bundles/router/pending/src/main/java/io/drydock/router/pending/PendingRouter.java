package io.drydock.router.pending;

import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Component;

import java.util.Set;

/**
 * The router {@code pending}: owns families only as long as nobody else declares them.
 *
 * <p>It keeps off families of routers that exist, so that an early request is held for the router
 * that is still starting and not answered from here.
 */
@Component(service = Application.class, property = "service.ranking:Integer=-1000")
@RouterModule(
        name = "pending",
        families = {
            "/build",
            "/session",
            "/grpc",
            "/plugins",
            "/swarm",
            "/services",
            "/nodes",
            "/tasks",
            "/secrets",
            "/configs"
        })
public final class PendingRouter extends Application {

    @Override
    public Set<Object> getSingletons() {
        return Set.of(new PendingResource(), new BuildCacheResource());
    }
}
