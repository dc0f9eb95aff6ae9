package io.drydock.driver.graph.fuseoverlayfs;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.driver.graph.overlays.OverlayLayers;

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
@DriverModule(name = FuseOverlayfsComponent.NAME)
public final class FuseOverlayfsComponent extends OverlayLayers {

    static final String NAME = "fuse-overlayfs";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";
    }

    /** Called by Declarative Services. */
    @Activate
    public FuseOverlayfsComponent(
            Configuration configuration,
            @Reference FileNodes nodes,
            @Reference RootedDirectories trees,
            @Reference Host host,
            @Reference Processes processes) {
        this(Path.of(configuration.data$_$root()), nodes, trees, host, processes);
    }

    FuseOverlayfsComponent(
            Path dataRoot,
            FileNodes nodes,
            RootedDirectories trees,
            Host host,
            Processes processes) {
        super(NAME, dataRoot, nodes, trees, layers -> new FuseOverlay(layers, host, processes));
    }
}
