package io.drydock.driver.registry.oci;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.registry.RegistryDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;

/** Makes the driver from the engine's configuration. */
@Component(service = RegistryDriver.class)
@DriverModule(name = "oci")
public final class RegistryComponent extends OciRegistries {

    /** Docker's directory first: what is in the engine's own goes before it. */
    private static final List<Path> CERTIFICATES =
            List.of(Path.of("/etc/docker/certs.d"), Path.of("/etc/drydock/certs.d"));

    /** Called by Declarative Services. */
    @Activate
    public RegistryComponent(@Reference RegistrySettings settings) {
        super(settings::reach, new Certificates(CERTIFICATES));
    }
}
