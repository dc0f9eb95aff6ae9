package io.drydock.service.registry;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.registry.RegistryEngine;
import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.Filters;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.registry.DistributionInspect;
import io.drydock.api.model.registry.SearchResult;
import io.drydock.api.model.system.AuthRequest;
import io.drydock.api.model.system.AuthResponse;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.Host;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.function.Consumer;

/** The one component of this bundle. */
@Component(service = {RegistryEngine.class, TransferJobs.class})
@EngineModule(name = "registry")
public final class RegistryComponent implements RegistryEngine, TransferJobs {

    private final Transfers jobs = new Transfers();
    private final Pulling pulling;
    private final Pushing pushing;
    private final Looking looking;
    private final Importing importing;

    /** Called by Declarative Services. */
    @Activate
    public RegistryComponent(
            @Reference TransferSettings limits,
            @Reference Drivers drivers,
            @Reference Host host,
            @Reference ContentHashes hashes,
            @Reference(target = EngineModule.HANDLE) ImageExchange images,
            @Reference(target = EngineModule.HANDLE) ImageEngine store,
            @Reference(target = EngineModule.HANDLE) Events events) {
        Registries registries = new Registries(drivers);
        String architecture = host.facts().ociArchitecture();
        this.pulling =
                new Pulling(
                        registries, images, new Downloads(limits, hashes), limits, architecture);
        this.pushing = new Pushing(registries, images, hashes, limits, events);
        this.looking = new Looking(registries);
        this.importing = new Importing(registries, store);
    }

    @Override
    public void pull(PullRequest request, Consumer<ProgressMessage> progress) {
        Pulling.Order order = pulling.order(request);
        jobs.run(
                "pull",
                order.name().familiar(),
                progress,
                (job, relay) -> pulling.pull(order, request, job, relay));
    }

    @Override
    public void push(PushRequest request, Consumer<ProgressMessage> progress) {
        Pushing.Order order = pushing.order(request);
        jobs.run(
                "push",
                order.name().familiar(),
                progress,
                (job, relay) -> pushing.push(order, request, job, relay));
    }

    @Override
    public AuthResponse login(AuthRequest credentials) {
        return looking.login(credentials);
    }

    @Override
    public List<SearchResult> search(String term, String limit, Filters filters, String auth) {
        return looking.search(term, limit, filters, auth);
    }

    @Override
    public DistributionInspect inspect(String name, String auth) {
        return looking.inspect(name, auth);
    }

    @Override
    public void importFrom(
            String address, ImageEngine.ImportRequest request, Consumer<ProgressMessage> progress) {
        importing.importFrom(address, request, progress);
    }

    @Override
    public List<Job> jobs() {
        return jobs.jobs();
    }

    @Override
    public void cancel(String id) {
        jobs.cancel(id);
    }
}
