package io.drydock.driver.graph.overlay2;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.RootedDirectories;

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
@DriverModule(name = Overlay2Driver.NAME)
public final class Overlay2Component extends Overlay2Driver {

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";
    }

    /** Called by Declarative Services. */
    @Activate
    public Overlay2Component(
            Configuration configuration,
            @Reference Mounts mounts,
            @Reference FileNodes nodes,
            @Reference RootedDirectories trees,
            @Reference Host host) {
        super(Path.of(configuration.data$_$root()), mounts, nodes, trees, host);
    }
}
