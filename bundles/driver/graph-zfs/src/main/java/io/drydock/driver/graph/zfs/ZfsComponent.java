package io.drydock.driver.graph.zfs;

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
@DriverModule(name = ZfsComponent.NAME)
public final class ZfsComponent extends TreeLayers {

    static final String NAME = "zfs";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";

        /** Options of storage drivers, {@code zfs.fsname=DATASET}. */
        String[] storage$_$opts() default {};
    }

    /** Called by Declarative Services. */
    @Activate
    public ZfsComponent(
            Configuration configuration,
            @Reference FileNodes nodes,
            @Reference RootedDirectories directories,
            @Reference Mounts mounts,
            @Reference Processes processes) {
        this(
                Path.of(configuration.data$_$root()),
                new DatasetTrees(
                        new Zfs(processes, Path.of("/proc/filesystems")),
                        mounts,
                        nodes,
                        List.of(configuration.storage$_$opts())),
                nodes,
                directories);
    }

    ZfsComponent(
            Path dataRoot, DatasetTrees trees, FileNodes nodes, RootedDirectories directories) {
        super(NAME, dataRoot, trees, nodes, directories);
    }
}
