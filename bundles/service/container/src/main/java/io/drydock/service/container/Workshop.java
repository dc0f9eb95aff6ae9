package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.log.ContainerLogs;
import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.UserNamespaces;
import io.drydock.api.spi.store.Store;
import io.drydock.api.spi.stream.MeetingPoints;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the parts of this bundle together, once, for the components that offer them. */
@Component(
        service = Workshop.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Workshop {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("container-timer").daemon().factory());
    private final Parts parts;
    private final Exits exits;
    private final Starts starts;
    private final Removal removal;
    private final Creation creation;
    private final DriverFacts facts;
    private final Stops stops;
    private final Checkpoints checkpoints;
    private final Updates updates;
    private final Memberships memberships;
    private final Prune prune;
    private final Execs execs;
    private final Restarts restarts;
    private final Links links;
    private volatile Restore restore;

    /** Called by the component runtime. */
    @Activate
    public Workshop(
            @Reference Store store,
            @Reference Drivers drivers,
            @Reference ProcessHandles processes,
            @Reference MeetingPoints points,
            @Reference Host host,
            @Reference Cgroups cgroups,
            @Reference Mounts mounts,
            @Reference RootedDirectories rooted,
            @Reference UserNamespaces userNamespaces,
            @Reference(target = EngineModule.HANDLE) Events events,
            @Reference(target = EngineModule.HANDLE) ImageLookup images,
            @Reference(target = EngineModule.HANDLE) RootFilesystems roots,
            @Reference(target = EngineModule.HANDLE) VolumeMounts volumes,
            @Reference(target = EngineModule.HANDLE) Sandboxes sandboxes,
            @Reference(target = EngineModule.HANDLE) ContainerLogs logs,
            @Reference(target = EngineModule.HANDLE) SecurityLabels labels,
            @Reference(target = EngineModule.HANDLE) RequestRules rules,
            @Reference LiveSettings live,
            Settings settings) {
        Runtimes runtimes = new Runtimes(live);
        Directories directories = new Directories(settings);
        UserMaps users = UserMaps.of(settings);
        Tenure tenure = new Tenure();
        Containers containers = new Containers(store, tenure);
        parts =
                new Parts(
                        tenure,
                        containers,
                        directories,
                        new Publisher(events),
                        runtimes,
                        drivers,
                        images,
                        roots,
                        volumes,
                        sandboxes,
                        logs,
                        labels,
                        rules,
                        points,
                        processes,
                        new HostMounts(mounts, host, rooted, directories.mounts(), users),
                        users,
                        userNamespaces);
        facts = new DriverFacts(parts, executor);
        exits = new Exits(parts, executor);
        removal = new Removal(parts, facts, executor);
        links = new Links(parts);
        starts =
                new Starts(
                        parts,
                        new SpecFactory(settings, new Neighbours(parts.containers()), links),
                        exits,
                        removal);
        restarts = new Restarts(parts, starts, removal, timer);
        exits.afterwards(restarts::after);
        boolean unified = cgroups.mode() == CgroupMode.V2;
        creation = new Creation(parts, new HostDefaults(live, runtimes, unified));
        memberships = new Memberships(parts);
        updates = new Updates(parts, memberships);
        prune = new Prune(this);
        stops = new Stops(parts, live);
        checkpoints = new Checkpoints(parts, starts);
        execs = new Execs(parts, executor);
        restore = new Restore(this, true);
    }

    /** In charge from now on: takes over what runs; see {@link Restore}. */
    private void begin(boolean fresh) {
        parts.containers().load();
        parts.tenure().begin();
        restore = new Restore(this, fresh);
        executor.execute(restore);
    }

    void begin() {
        begin(true);
    }

    /** Stops acting: nothing is under way when this returns, and nothing begins. */
    byte[] handOver(Duration limit) {
        if (!parts.tenure().end(limit)) {
            throw EngineException.unavailable(
                    "containers are being changed for longer than " + limit.toSeconds() + " s");
        }
        return Legacy.write(new Legacy(execs.all(), parts.containers().departed().all()));
    }

    void takeOver(byte[] state) {
        Legacy legacy = Legacy.read(state);
        parts.containers().departed().addAll(legacy.departed());
        begin(false);
        execs.adopt(legacy.execs());
    }

    /** Begins a step of this generation's tenure. */
    Tenure.Step step() {
        return parts.tenure().step();
    }

    Parts parts() {
        return parts;
    }

    Starts starts() {
        return starts;
    }

    Exits exits() {
        return exits;
    }

    Restarts restarts() {
        return restarts;
    }

    Links links() {
        return links;
    }

    Removal removal() {
        return removal;
    }

    Creation creation() {
        return creation;
    }

    Stops stops() {
        return stops;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    Updates updates() {
        return updates;
    }

    Memberships memberships() {
        return memberships;
    }

    Prune prune() {
        return prune;
    }

    DriverFacts facts() {
        return facts;
    }

    Execs execs() {
        return execs;
    }

    Restore restore() {
        return restore;
    }

    /** This generation goes; containers, monitors and streams stay as they are. */
    @Deactivate
    void close() {
        parts.tenure().end(Duration.ofSeconds(5));
        timer.shutdownNow();
        executor.shutdown();
    }
}
