package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.Sysctls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kernel parameters of the host that bridges need; set when they are first needed, and left so. */
final class KernelSwitches {

    private static final Logger LOG = LoggerFactory.getLogger(KernelSwitches.class);

    private final Sysctls sysctls;
    private final Links links;
    private final boolean forward;

    KernelSwitches(Sysctls sysctls, Links links, boolean forward) {
        this.sysctls = sysctls;
        this.links = links;
        this.forward = forward;
    }

    /**
     * Makes the host a router unless the configuration forbids it.
     *
     * @return whether it was none before
     */
    boolean forwarding(boolean ipv6) {
        if (!forward) {
            return false;
        }
        String key = ipv6 ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward";
        if (sysctls.read(key).filter("1"::equals).isPresent()) {
            return false;
        }
        if (ipv6) {
            keepAdvertisedRoutes();
        }
        sysctls.write(key, "1");
        LOG.info("{} is on now: containers reach other networks through it", key);
        return true;
    }

    /** A router does not listen to routers unless it is told to do so all the same. */
    private void keepAdvertisedRoutes() {
        for (LinkInfo link : links.list()) {
            String key = "net/ipv6/conf/" + link.name() + "/accept_ra";
            if (sysctls.read(key).filter("1"::equals).isPresent()) {
                sysctls.write(key, "2");
            }
        }
    }

    /** Whatever the host's default is, and without listening to what containers advertise. */
    void speakIpv6(String bridge) {
        String prefix = "net/ipv6/conf/" + bridge + "/";
        if (sysctls.read(prefix + "disable_ipv6").isEmpty()) {
            LOG.warn("this kernel has no IPv6: {} is without", bridge);
            return;
        }
        // Nobody else can have the bridge's addresses; while they were looked for, a second and
        // more, the kernel could not ask for neighbours, and nothing would be led to containers.
        sysctls.ensure(prefix + "accept_dad", "0");
        sysctls.ensure(prefix + "disable_ipv6", "0");
        sysctls.ensure(prefix + "accept_ra", "0");
    }

    /** Whether the host has IPv6 at all. */
    boolean hasIpv6() {
        return sysctls.read("net.ipv6.conf.all.disable_ipv6").filter("0"::equals).isPresent();
    }

    /** Lets packets addressed to the host's loopback leave through the bridge once rewritten. */
    void routeLoopback(String bridge) {
        sysctls.ensure("net/ipv4/conf/" + bridge + "/route_localnet", "1");
    }
}
