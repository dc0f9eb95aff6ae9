package io.drydock.driver.graph.btrfs;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.Subvolumes;
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
@DriverModule(name = BtrfsComponent.NAME)
public final class BtrfsComponent extends TreeLayers {

    static final String NAME = "btrfs";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";

        /** Options of storage drivers, {@code btrfs.min_space=SIZE}. */
        String[] storage$_$opts() default {};
    }

    /** Called by Declarative Services. */
    @Activate
    public BtrfsComponent(
            Configuration configuration,
            @Reference FileNodes nodes,
            @Reference RootedDirectories directories,
            @Reference Subvolumes subvolumes,
            @Reference Host host) {
        this(
                Path.of(configuration.data$_$root()),
                new SubvolumeTrees(subvolumes, host, List.of(configuration.storage$_$opts())),
                nodes,
                directories);
    }

    BtrfsComponent(
            Path dataRoot, SubvolumeTrees trees, FileNodes nodes, RootedDirectories directories) {
        super(NAME, dataRoot, trees, nodes, directories);
    }
}
