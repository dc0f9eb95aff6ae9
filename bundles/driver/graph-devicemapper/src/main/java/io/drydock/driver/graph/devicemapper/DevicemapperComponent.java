package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.driver.graph.trees.TreeLayers;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;

/** Makes the driver from the engine's configuration. */
@Component(
        service = GraphDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = DevicemapperComponent.NAME)
public final class DevicemapperComponent extends TreeLayers {

    static final String NAME = "devicemapper";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";

        /** Options of storage drivers, {@code dm.thinpooldev=NAME}. */
        String[] storage$_$opts() default {};
    }

    /** Called by Declarative Services. */
    @Activate
    public DevicemapperComponent(
            Configuration configuration,
            @Reference FileNodes nodes,
            @Reference RootedDirectories directories,
            @Reference Mounts mounts,
            @Reference Processes processes) {
        this(
                Path.of(configuration.data$_$root()),
                List.of(configuration.storage$_$opts()),
                new Machine(nodes, directories, mounts, processes));
    }

    /** What this driver uses of the machine. */
    record Machine(
            FileNodes nodes, RootedDirectories directories, Mounts mounts, Processes processes) {}

    DevicemapperComponent(Path dataRoot, List<String> storageOptions, Machine machine) {
        super(
                NAME,
                dataRoot,
                new ThinTrees(dataRoot.resolve(NAME), storageOptions, machine),
                machine.nodes(),
                machine.directories());
    }
}
