package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.Sysctls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * Shows packets that stay on one bridge to the packet filter, which forbids them without icc. Only
 * that bridge is touched: the host's switch would cost the throughput of all others, and belongs to
 * whoever else is on the host.
 */
final class BridgedFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BridgedFilter.class);
    private static final String MODULE = "br_netfilter";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Links links;
    private final Sysctls sysctls;
    private final Processes processes;

    BridgedFilter(Links links, Sysctls sysctls, Processes processes) {
        this.links = links;
        this.sysctls = sysctls;
        this.processes = processes;
    }

    void ensure(String bridge, boolean ipv6) {
        links.filterBridged(bridge, ipv6);
        if (!present(ipv6)) {
            load();
        }
        if (!present(ipv6)) {
            LOG.warn(
                    "no {}: containers on {} reach each other in spite of icc=false",
                    MODULE,
                    bridge);
        }
    }

    private boolean present(boolean ipv6) {
        return sysctls.read(key(ipv6)).isPresent();
    }

    private static String key(boolean ipv6) {
        return "net.bridge.bridge-nf-call-" + (ipv6 ? "ip6tables" : "iptables");
    }

    /** It comes with its switches on for all bridges; there they go on as before it came. */
    private void load() {
        try {
            processes.run(SpawnRequest.of("modprobe", MODULE), new byte[0], LIMIT);
        } catch (LinuxException e) {
            LOG.debug("modprobe {}", MODULE, e);
            return;
        }
        for (boolean ipv6 : List.of(false, true)) {
            if (present(ipv6)) {
                sysctls.ensure(key(ipv6), "0");
            }
        }
    }
}
