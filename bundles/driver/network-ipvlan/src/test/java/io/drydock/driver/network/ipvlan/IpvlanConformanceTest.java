package io.drydock.driver.network.ipvlan;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.kernel.linux.HostLinks;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.sdk.testkit.network.NetworkDriverConformance;

import org.junit.jupiter.api.condition.EnabledIf;

import java.util.Map;

/** Where the kernel has no ipvlan nothing can be shown. */
@EnabledIf("hasIpvlan")
class IpvlanConformanceTest extends NetworkDriverConformance {

    private final Links links = new HostLinks();

    static boolean hasIpvlan() throws Exception {
        return "root".equals(System.getProperty("user.name"))
                && new ProcessBuilder("unshare", "-n", "sh", "-c", PROBE).start().waitFor() == 0;
    }

    private static final String PROBE =
            "ip link add a type veth peer name b && ip link add c link a type ipvlan";

    @Override
    protected NetworkDriver driver() {
        return new IpvlanNetworkDriver(links);
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
