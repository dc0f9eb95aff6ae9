package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.FirewallDriver;

import java.nio.file.Path;
import java.util.List;

/** Leads the questions of a sandbox to the ports of its server. */
final class Redirects {

    private static final List<String> BEST_FIRST = List.of("nftables", "iptables");

    private final Drivers drivers;
    private final List<String> candidates;

    /**
     * By the drivers of this registry.
     *
     * @param configured the only driver to use, empty for the first that works
     */
    Redirects(Drivers drivers, String configured) {
        this.drivers = drivers;
        this.candidates = configured.isEmpty() ? BEST_FIRST : List.of(configured);
    }

    void lead(Path sandbox, int datagramPort, int streamPort) {
        StringBuilder reasons = new StringBuilder();
        for (String name : candidates) {
            try (Lease<FirewallDriver> lease = drivers.lease(FirewallDriver.class, name)) {
                lease.driver().nameServer(sandbox, NameServers.ADDRESS, datagramPort, streamPort);
                return;
            } catch (DriverException e) {
                reasons.append("; ").append(name).append(": ").append(e.getMessage());
            }
        }
        throw new DriverException(
                DriverException.Kind.UNSUPPORTED, "no firewall driver leads names" + reasons);
    }
}
