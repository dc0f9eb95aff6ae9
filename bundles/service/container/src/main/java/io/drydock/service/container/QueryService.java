package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.container.ContainerStreams;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.Map;

/**
 * Reading containers and their streams; waits for nothing but memory, and a driver where it must.
 */
@Component(service = {ContainerQueries.class, ContainerStreams.class})
@EngineModule(name = "container")
public final class QueryService implements ContainerQueries, ContainerStreams {

    private final Workshop workshop;
    private final Containers containers;
    private final Views views;
    private final Listing listing;
    private final WaitSource waits;
    private final Top top;

    /** Called by the component runtime. */
    @Activate
    public QueryService(@Reference Workshop workshop, @Reference Processes programs) {
        this.workshop = workshop;
        containers = workshop.parts().containers();
        views = new Views(workshop.parts(), workshop.facts(), workshop.execs());
        listing = new Listing(workshop.parts());
        waits = new WaitSource(containers);
        top = new Top(workshop.parts(), programs);
    }

    @Override
    public List<ContainerSummary> list(
            ApiVersion version, boolean all, int limit, boolean size, Filters filters) {
        return listing.list(version, all, limit, size, filters);
    }

    @Override
    public ContainerInspect inspect(ApiVersion version, String reference, boolean size) {
        return views.inspect(version, containers.resolve(reference), size);
    }

    @Override
    public ContainerTop top(String reference, String arguments) {
        return top.list(containers.resolve(reference), arguments);
    }

    @Override
    public List<FilesystemChange> changes(String reference) {
        return workshop.parts().roots().changes(containers.resolve(reference).get().id());
    }

    @Override
    public Counts counts() {
        int running = 0;
        int paused = 0;
        int total = 0;
        for (Entry entry : containers.all()) {
            total++;
            if (entry.get().status() == Status.PAUSED) {
                paused++;
            } else if (entry.get().live()) {
                running++;
            }
        }
        return new Counts(total, running, paused, total - running - paused);
    }

    @Override
    public Hijack attach(ApiVersion version, String reference, AttachRequest request) {
        Container container = containers.resolve(reference).get();
        byte[] typed = DetachKeys.parse(request.detachKeys());
        switch (container.status()) {
            case PAUSED ->
                    throw conflict(
                            "container %s is paused, unpause the container before attach"
                                    .formatted(container.id()));
            case RESTARTING ->
                    throw conflict(
                            "container %s is restarting, wait until the container is running"
                                    .formatted(container.id()));
            case CREATED, RUNNING, EXITED, REMOVING, DEAD -> {}
        }
        boolean terminal = container.config().tty();
        // only a terminal has keys: piped input may hold the same bytes
        byte[] keys = terminal ? typed : new byte[0];
        boolean framed = !terminal && !request.webSocket();
        CursorBody replay = request.logs() ? replay(version, container, request) : null;
        return new Hijack(
                "container/" + container.id(),
                "container/" + container.id(),
                request.stdin() && container.config().openStdin(),
                request.stdout(),
                request.stderr(),
                terminal,
                framed,
                framed && version.atLeast(42) ? Hijack.MULTIPLEXED : Hijack.RAW,
                keys,
                replay,
                request.stream());
    }

    private @Nullable CursorBody replay(
            ApiVersion version, Container container, AttachRequest request) {
        if (!request.stdout() && !request.stderr()) {
            return null;
        }
        return logs(
                version,
                container,
                new LogsRequest(
                        request.stdout(), request.stderr(), false, false, false, "", "", ""));
    }

    @Override
    public CursorBody logs(ApiVersion version, String reference, LogsRequest request) {
        return logs(version, containers.resolve(reference).get(), request);
    }

    private CursorBody logs(ApiVersion version, Container container, LogsRequest request) {
        if (container.status() == Status.REMOVING || container.status() == Status.DEAD) {
            throw conflict("can not get logs from container which is dead or marked for removal");
        }
        Parts parts = workshop.parts();
        return parts.logs().read(version, LogSubjects.of(container, parts.directories()), request);
    }

    @Override
    public CursorBody wait(ApiVersion version, String reference, String condition) {
        return waits.body(
                containers.resolve(reference).get(), version.atLeast(30) ? condition : "");
    }

    @Override
    public void resize(String reference, int height, int width) {
        Entry entry = containers.resolve(reference);
        Run run = entry.run();
        if (run == null || !entry.get().live()) {
            throw conflict("container %s is not running".formatted(entry.get().id()));
        }
        Leases.use(
                workshop.parts().drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    driver.resize(run.task(), height, width);
                    return true;
                });
        workshop.parts()
                .publisher()
                .publish(
                        entry.get(),
                        "resize",
                        Map.of(
                                "height",
                                Integer.toString(height),
                                "width",
                                Integer.toString(width)));
    }
}
