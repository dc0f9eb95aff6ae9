package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.Sysctls;
import io.drydock.api.spi.network.NetworkDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Publishes the driver. */
@Component(
        service = NetworkDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "bridge")
public final class BridgeComponent extends BridgeNetworkDriver {

    @Activate
    public BridgeComponent(
            BridgeConfiguration configuration,
            @Reference Drivers drivers,
            @Reference Links links,
            @Reference Sysctls sysctls) {
        super(
                links,
                new KernelSwitches(sysctls, configuration.ip$_$forward()),
                configuration.iptables()
                        ? new ChosenFirewall(drivers, configuration.firewall$_$backend())
                        : new NoFirewall(),
                new HostPorts(new PortRange(sysctls), new SocketProbe()));
    }
}
