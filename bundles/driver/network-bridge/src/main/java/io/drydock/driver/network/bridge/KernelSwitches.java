package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Sysctls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kernel parameters of the host that bridges need; set when they are first needed, and left so. */
final class KernelSwitches {

    private static final Logger LOG = LoggerFactory.getLogger(KernelSwitches.class);

    private final Sysctls sysctls;
    private final boolean forward;

    KernelSwitches(Sysctls sysctls, boolean forward) {
        this.sysctls = sysctls;
        this.forward = forward;
    }

    /** Makes the host a router unless the configuration forbids it. */
    void forwarding() {
        if (forward && sysctls.ensure("net.ipv4.ip_forward", "1")) {
            LOG.info("net.ipv4.ip_forward is on now: containers reach other networks through it");
        }
    }

    /** Lets packets addressed to the host's loopback leave through the bridge once rewritten. */
    void routeLoopback(String bridge) {
        sysctls.ensure("net/ipv4/conf/" + bridge + "/route_localnet", "1");
    }

    /** Shows packets that stay on a bridge to the packet filter, which forbids them without icc. */
    void filterBridged() {
        String key = "net.bridge.bridge-nf-call-iptables";
        if (sysctls.read(key).isEmpty()) {
            LOG.warn("no {}: containers of one bridge reach each other in spite of icc=false", key);
            return;
        }
        sysctls.ensure(key, "1");
    }
}
