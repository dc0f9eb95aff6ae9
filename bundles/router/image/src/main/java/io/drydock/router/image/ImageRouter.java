package io.drydock.router.image;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.registry.RegistryEngine;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of images. */
@Component(service = Application.class)
@RouterModule(name = "image", families = "/images")
public final class ImageRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public ImageRouter(
            @Reference(target = EngineModule.HANDLE) ImageEngine images,
            @Reference(target = EngineModule.HANDLE) RegistryEngine registries) {
        resources = Set.of(new ImagesResource(images), new TransferResource(images, registries));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
