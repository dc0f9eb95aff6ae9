package io.drydock.driver.graph.overlay2;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.ProjectQuotas;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.driver.graph.overlays.OverlayLayers;

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
@DriverModule(name = Overlay2Component.NAME)
public final class Overlay2Component extends OverlayLayers {

    static final String NAME = "overlay2";

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";

        /** Options of storage drivers, {@code overlay2.size=SIZE}. */
        String[] storage$_$opts() default {};
    }

    /** Called by Declarative Services. */
    @Activate
    public Overlay2Component(
            Configuration configuration,
            @Reference Mounts mounts,
            @Reference FileNodes nodes,
            @Reference RootedDirectories trees,
            @Reference Host host,
            @Reference ProjectQuotas quotas) {
        this(
                Path.of(configuration.data$_$root()),
                List.of(configuration.storage$_$opts()),
                new Kernel(mounts, nodes, trees, host, quotas));
    }

    /** The means of the kernel this driver uses. */
    record Kernel(
            Mounts mounts,
            FileNodes nodes,
            RootedDirectories trees,
            Host host,
            ProjectQuotas quotas) {}

    Overlay2Component(Path dataRoot, List<String> storageOptions, Kernel kernel) {
        super(
                NAME,
                dataRoot,
                kernel.nodes(),
                kernel.trees(),
                layers ->
                        new KernelOverlay(
                                new Overlay2Probe(layers, kernel.mounts(), kernel.host()),
                                new SizeLimits(
                                        storageOptions, layers, kernel.quotas(), kernel.host())));
    }
}
