package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.PacketFilters;
import io.drydock.api.spi.linux.Processes;
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
            @Reference Sysctls sysctls,
            @Reference PacketFilters filters,
            @Reference Processes processes) {
        super(
                new Tools(
                        links,
                        new KernelSwitches(sysctls, links, configuration.ip$_$forward()),
                        new BridgedFilter(links, sysctls, processes),
                        new Rules(
                                configuration.iptables(),
                                configuration.ip6tables(),
                                configuration.allow$_$direct$_$routing()),
                        new Declared(firewall(configuration, drivers)),
                        new HostPorts(new PortRange(sysctls), new SocketProbe()),
                        new Forwarding(drivers),
                        new Zones(drivers, configuration.iptables() || configuration.ip6tables()),
                        new Watch(filters),
                        configuration.userland$_$proxy(),
                        !configuration.ip$_$forward$_$no$_$drop()));
    }

    private static Firewall firewall(BridgeConfiguration configuration, Drivers drivers) {
        return configuration.iptables() || configuration.ip6tables()
                ? new ChosenFirewall(drivers, configuration.firewall$_$backend())
                : new NoFirewall();
    }
}
