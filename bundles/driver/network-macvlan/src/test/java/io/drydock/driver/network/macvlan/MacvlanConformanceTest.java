package io.drydock.driver.network.macvlan;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.kernel.linux.HostLinks;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.sdk.testkit.network.NetworkDriverConformance;

import java.util.Map;

class MacvlanConformanceTest extends NetworkDriverConformance {

    private final Links links = new HostLinks();

    @Override
    protected NetworkDriver driver() {
        return new MacvlanNetworkDriver(links);
    }

    @Override
    protected Links links() {
        return links;
    }

    @Override
    protected NetworkNamespaces namespaces() {
        return new LinuxNetworkNamespaces();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("parent", OUTSIDE);
    }
}
