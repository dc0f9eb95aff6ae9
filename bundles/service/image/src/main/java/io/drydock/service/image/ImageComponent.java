package io.drydock.service.image;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ContainerImages;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.storage.StoragePlaces;
import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.store.Store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one component of this bundle: images and roots share tables and driver. */
@Component(
        service = {
            ImageEngine.class,
            ImageLookup.class,
            ImageExchange.class,
            PruneJobs.class,
            RootFilesystems.class,
            ContainerImages.class,
            StoragePlaces.class
        },
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "image")
public final class ImageComponent extends ImageService
        implements RootFilesystems, ContainerImages, StoragePlaces {

    private final ImageParts parts;
    private final RootService roots;
    private final PlaceService places;
    private final CurrentUsers users;

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";

        /** Where it keeps what does not outlive the machine. */
        String exec$_$root() default "/run/drydock";

        /** Graph driver; empty to find one. */
        String storage$_$driver() default "";
    }

    /** Called by Declarative Services. */
    @Activate
    public ImageComponent(
            Configuration configuration,
            @Reference Store store,
            @Reference Drivers drivers,
            @Reference RootedDirectories directories,
            @Reference ContentHashes hashes,
            @Reference Mounts mounts,
            @Reference Processes processes,
            @Reference Host host,
            @Reference FileLabels labels,
            @Reference(target = EngineModule.HANDLE) Events events) {
        this(
                new CurrentUsers(),
                users ->
                        ImageAssembly.of(
                                new ImageAssembly.Surroundings(
                                        Path.of(configuration.data$_$root()),
                                        configuration.storage$_$driver(),
                                        host.facts().ociArchitecture(),
                                        store,
                                        drivers,
                                        directories,
                                        hashes,
                                        events,
                                        users)),
                new Ground(
                        new RootMounts(
                                Path.of(configuration.exec$_$root()),
                                mounts,
                                processes,
                                directories),
                        new RootLabels(store, labels)));
    }

    private interface Assembly {
        ImageParts with(ImageUsers users);
    }

    /** What roots stand on. */
    private record Ground(RootMounts mounts, RootLabels labels) {}

    private ImageComponent(CurrentUsers users, Assembly assembly, Ground ground) {
        this(users, assembly.with(users), ground);
    }

    private ImageComponent(CurrentUsers users, ImageParts parts, Ground ground) {
        super(parts);
        this.users = users;
        this.parts = parts;
        this.roots = new RootService(parts, ground.mounts(), ground.labels());
        this.places = new PlaceService(parts, ground.mounts());
        parts.background().run("clearing up layers", new Reconciliation(parts)::run);
    }

    // The container service needs this one first, so it cannot be waited for. What is bound is the
    // kernel's handle, which stays for good.
    @Reference(
            target = EngineModule.HANDLE,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindUsers(ImageUsers handle) {
        users.set(handle);
    }

    void unbindUsers(ImageUsers handle) {
        users.set(null);
    }

    @Deactivate
    void stop() {
        parts.background().close();
    }

    @Override
    public String create(
            String containerId, String imageId, Map<String, String> options, String label) {
        return roots.create(containerId, imageId, options, label);
    }

    @Override
    public Path mount(String containerId) {
        return roots.mount(containerId);
    }

    @Override
    public void unmount(String containerId) {
        roots.unmount(containerId);
    }

    @Override
    public <T> T using(String containerId, Function<Path, T> work) {
        return roots.using(containerId, work);
    }

    @Override
    public void remove(String containerId) {
        roots.remove(containerId);
    }

    @Override
    public Sizes sizes(String containerId) {
        return roots.sizes(containerId);
    }

    @Override
    public String driver(String containerId) {
        return roots.driver(containerId);
    }

    @Override
    public GraphData graph(String containerId) {
        return roots.graph(containerId);
    }

    @Override
    public List<FilesystemChange> changes(String containerId) {
        return roots.changes(containerId);
    }

    @Override
    public List<String> all() {
        return roots.all();
    }

    @Override
    public Plan plan() {
        return places.plan();
    }

    @Override
    public void aim(String driver) {
        places.aim(driver);
    }

    @Override
    public void reached(String driver) {
        places.reached(driver);
    }

    @Override
    public Count count(String driver) {
        return places.count(driver);
    }

    @Override
    public List<String> missing(String driver) {
        return places.missing(driver);
    }

    @Override
    public void copy(String chain, String driver, Runnable wanted) {
        places.copy(chain, driver, wanted);
    }

    @Override
    public boolean activate(String driver) {
        return places.activate(driver);
    }

    @Override
    public void collect(String driver) {
        places.collect(driver);
    }

    @Override
    public List<Root> elsewhere(String driver) {
        return places.elsewhere(driver);
    }

    @Override
    public boolean move(Root root, String driver, Copying copying, Runnable wanted) {
        return places.move(root, driver, copying, wanted);
    }

    @Override
    public void clear() {
        places.clear();
    }

    @Override
    public Made make(Recipe recipe) {
        return parts.committing().make(recipe);
    }
}
