package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.ZoneDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bridges that a manager of the host's packet filter must know of, if one runs. */
final class Zones {

    private static final Logger LOG = LoggerFactory.getLogger(Zones.class);
    private static final String DRIVER = "firewalld";

    private final Drivers drivers;
    private final boolean wanted;
    private final Set<String> bridges = ConcurrentHashMap.newKeySet();

    /**
     * Knows no bridges yet.
     *
     * @param wanted false where packet filters are not the engine's business
     */
    Zones(Drivers drivers, boolean wanted) {
        this.drivers = drivers;
        this.wanted = wanted;
    }

    void add(String bridge) {
        bridges.add(bridge);
        keep(List.of(bridge));
    }

    void remove(String bridge) {
        bridges.remove(bridge);
        if (!wanted) {
            return;
        }
        try (Lease<ZoneDriver> lease = drivers.lease(ZoneDriver.class, DRIVER)) {
            lease.driver().remove(bridge);
        } catch (DriverException e) {
            tell(e);
        }
    }

    /** Exactly these from now on. */
    void exactly(List<String> all) {
        bridges.retainAll(all);
        bridges.addAll(all);
        keep();
    }

    /** All of them, after others have changed packet filters; returns what had to be mended. */
    List<String> keep() {
        return keep(bridges.stream().sorted().toList());
    }

    private List<String> keep(List<String> links) {
        if (!wanted) {
            return List.of();
        }
        try (Lease<ZoneDriver> lease = drivers.lease(ZoneDriver.class, DRIVER)) {
            return lease.driver().keep(links);
        } catch (DriverException e) {
            tell(e);
            return List.of();
        }
    }

    /** Containers run all the same; without the driver there is nobody to tell. */
    private static void tell(DriverException e) {
        if (e.kind() == DriverException.Kind.NOT_FOUND) {
            LOG.debug("no zones: {}", e.getMessage());
        } else {
            LOG.warn("zones stay as they are for now: {}", e.getMessage());
        }
    }
}
