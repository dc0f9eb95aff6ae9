package io.drydock.driver.graph.vfs;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.driver.graph.trees.TreeLayers;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** Makes the driver from the engine's configuration. */
@Component(
        service = GraphDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = VfsComponent.NAME)
public final class VfsComponent extends TreeLayers {

    static final String NAME = "vfs";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";
    }

    /** Called by Declarative Services. */
    @Activate
    public VfsComponent(
            Configuration configuration,
            @Reference FileNodes nodes,
            @Reference RootedDirectories trees) {
        this(Path.of(configuration.data$_$root()), nodes, trees);
    }

    VfsComponent(Path dataRoot, FileNodes nodes, RootedDirectories trees) {
        super(NAME, dataRoot, new CopiedTrees(trees), nodes, trees);
    }
}
