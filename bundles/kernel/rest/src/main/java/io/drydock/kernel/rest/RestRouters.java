package io.drydock.kernel.rest;

import io.drydock.api.spi.http.RouterFactory;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds routers. One thread builds in the background those that nobody has asked for yet. */
@Component(service = RouterFactory.class)
public final class RestRouters implements RouterFactory {

    private final ExecutorService builder =
            Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().name("drydock-routers").unstarted(task));

    @Activate
    public RestRouters() {}

    @Override
    public Router build(String name, Object application) {
        if (!(application instanceof Application jaxRs)) {
            throw new IllegalArgumentException(
                    name + " is no jakarta.ws.rs.core.Application of this engine's API bundle");
        }
        RestRouter router = new RestRouter(name, jaxRs);
        builder.execute(router::warm);
        return router;
    }

    @Deactivate
    void close() {
        builder.shutdownNow();
    }
}
