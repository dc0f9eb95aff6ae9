package io.drydock.router.network;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerNetworks;
import io.drydock.api.engine.network.NetworkEngine;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of networks. */
@Component(service = Application.class)
@RouterModule(name = "network", families = "/networks")
public final class NetworkRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public NetworkRouter(
            @Reference(target = EngineModule.HANDLE) NetworkEngine networks,
            @Reference(target = EngineModule.HANDLE) ContainerNetworks containers) {
        resources = Set.of(new NetworksResource(networks, containers));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
