package io.drydock.router.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.archive.ContainerCommits;
import io.drydock.api.engine.archive.ContainerFiles;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.container.ContainerStreams;
import io.drydock.api.engine.router.RouterModule;

import jakarta.ws.rs.core.Application;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Set;

/** The router of containers. */
@Component(service = Application.class)
@RouterModule(
        name = "container",
        families = {"/containers", "/commit"})
public final class ContainerRouter extends Application {

    private final Set<Object> resources;

    /** Called by Declarative Services. */
    @Activate
    public ContainerRouter(
            @Reference(target = EngineModule.HANDLE) ContainerLifecycle lifecycle,
            @Reference(target = EngineModule.HANDLE) ContainerQueries queries,
            @Reference(target = EngineModule.HANDLE) ContainerStreams streams,
            @Reference(target = EngineModule.HANDLE) ContainerFiles files,
            @Reference(target = EngineModule.HANDLE) ContainerCommits commits) {
        resources =
                Set.of(
                        new LifecycleResource(lifecycle),
                        new QueriesResource(queries),
                        new StreamsResource(streams),
                        new ArchiveResource(files),
                        new CopyOutWriter(),
                        new CommitResource(commits));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
