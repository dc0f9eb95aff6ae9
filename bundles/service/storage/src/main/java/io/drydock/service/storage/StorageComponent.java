package io.drydock.service.storage;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.storage.StorageMoves;
import io.drydock.api.engine.storage.StoragePlaces;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.RootedDirectories;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** Publishes the mover, and goes on with what a dead engine or an older generation has begun. */
@Component(
        service = StorageMoves.class,
        immediate = true,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "storage")
public final class StorageComponent implements StorageMoves {

    private final StorageMover mover;

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";
    }

    /** Called by Declarative Services. */
    @Activate
    public StorageComponent(
            Configuration configuration,
            @Reference(target = EngineModule.HANDLE) StoragePlaces places,
            @Reference RootedDirectories directories,
            @Reference FileNodes nodes) {
        mover =
                new StorageMover(
                        places,
                        new TreeCopying(directories, nodes),
                        new MoverLock(Path.of(configuration.data$_$root()).resolve("move.lock")));
        mover.resume();
    }

    /** Called by Declarative Services; what is under way goes on with the next generation. */
    @Deactivate
    public void close() {
        mover.close();
    }

    @Override
    public Status status() {
        return mover.status();
    }

    @Override
    public void begin(String driver) {
        mover.begin(driver);
    }
}
