package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.PacketFilters;
import io.drydock.api.spi.linux.Sysctls;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.kernel.linux.HostLinks;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxSysctls;
import io.drydock.kernel.linux.NetfilterGeneration;
import io.drydock.kernel.linux.Poller;
import io.drydock.sdk.testkit.network.NetworkDriverConformance;

import java.util.Optional;

/** Links only: packet filters have scenes of their own in service/network. */
class BridgeConformanceTest extends NetworkDriverConformance {

    private final Links links = new HostLinks();
    private final Sysctls sysctls = new LinuxSysctls();
    private final PacketFilters filters = new NetfilterGeneration();

    @Override
    protected NetworkDriver driver() {
        return new BridgeNetworkDriver(
                new BridgeNetworkDriver.Tools(
                        links,
                        new KernelSwitches(sysctls, links, true),
                        new BridgedFilter(links, sysctls, new LinuxProcesses(new Poller())),
                        new Rules(false, false, false),
                        new Declared(new NoFirewall()),
                        new HostPorts(new PortRange(sysctls), port -> Optional.empty()),
                        new Forwarding(new NoDrivers()),
                        new Zones(new NoDrivers(), true),
                        new Watch(filters),
                        false,
                        false));
    }

    @Override
    protected Links links() {
        return links;
    }

    @Override
    protected NetworkNamespaces namespaces() {
        return new LinuxNetworkNamespaces();
    }
}
