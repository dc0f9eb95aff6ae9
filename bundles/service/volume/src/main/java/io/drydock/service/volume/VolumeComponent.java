package io.drydock.service.volume;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.model.Filters;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;
import io.drydock.api.model.volume.VolumesPruneResponse;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;

/** Publishes volumes. */
@Component(service = {VolumeEngine.class, VolumeMounts.class})
@EngineModule(name = "volume")
public final class VolumeComponent implements VolumeEngine, VolumeMounts {

    private final VolumeEngine volumes;
    private final VolumeMounts mounts;
    private final Thread recovery;

    @Activate
    public VolumeComponent(
            @Reference Store store,
            @Reference Drivers drivers,
            @Reference(target = EngineModule.HANDLE) Events events,
            @Reference RootedDirectories directories) {
        Schema schema = store.open(VolumeSchema.OWNER, VolumeSchema.MIGRATIONS);
        VolumeTables tables = new VolumeTables(schema);
        MountTable mounted = new MountTable(schema);
        Intents intents = new Intents(schema);
        VolumeDrivers calls = new VolumeDrivers(drivers);
        DriverListings listings = new DriverListings(calls);
        Volumes changes = new Volumes(tables, intents, calls, listings, events);
        DriverMounts held = new DriverMounts(calls);
        Filling filling = new Filling(new Copies(schema), mounted, changes, held, directories);
        ContainerVolumes uses = new ContainerVolumes(tables, mounted, changes, held, filling);
        this.volumes = new VolumeAdministration(tables, changes, calls, listings);
        this.mounts = uses;
        this.recovery = new Recovery(calls, changes, intents, filling, uses, mounted).start();
    }

    /** Waits until what a crash has left is seen to. */
    void recovered() throws InterruptedException {
        recovery.join();
    }

    @Deactivate
    void close() {
        recovery.interrupt();
    }

    @Override
    public VolumeListResponse list(Filters filters) {
        return volumes.list(filters);
    }

    @Override
    public Volume inspect(String name) {
        return volumes.inspect(name);
    }

    @Override
    public Volume create(VolumeCreateRequest request) {
        return volumes.create(request);
    }

    @Override
    public void remove(String name, boolean force) {
        volumes.remove(name, force);
    }

    @Override
    public VolumesPruneResponse prune(Filters filters, Presence client) {
        return volumes.prune(filters, client);
    }

    @Override
    public UsedVolume use(VolumeUse request) {
        return mounts.use(request);
    }

    @Override
    public Path mount(String name, String containerId) {
        return mounts.mount(name, containerId);
    }

    @Override
    public Path mount(String name, MountPlace place) {
        return mounts.mount(name, place);
    }

    @Override
    public void unmount(String name, String containerId) {
        mounts.unmount(name, containerId);
    }

    @Override
    public void populate(String name, Path rootfs, String path) {
        mounts.populate(name, rootfs, path);
    }

    @Override
    public void release(String containerId, boolean remove) {
        mounts.release(containerId, remove);
    }

    @Override
    public List<UsedVolume> uses(String containerId) {
        return mounts.uses(containerId);
    }
}
