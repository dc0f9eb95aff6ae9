package io.drydock.driver.zone.firewalld;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.network.ZoneDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bridges are in firewalld's zone {@code docker}, whose target is ACCEPT, and what goes there from
 * other zones is let through by the policy {@code docker-forwarding}: the names are dockerd's, so
 * that administrators find them, and engines on one host share them. Which packets may pass is
 * still our own table's matter.
 */
@Component(service = ZoneDriver.class)
@DriverModule(name = "firewalld")
public final class FirewalldZone implements ZoneDriver {

    private static final Logger LOG = LoggerFactory.getLogger(FirewalldZone.class);
    private static final String ZONE = "docker";
    private static final String POLICY = "docker-forwarding";

    /** Longer than the longest reload. */
    private static final long LIMIT_MILLIS = 60_000;

    /** One change at a time: a reload forgets what is changed meanwhile. */
    private final Flights flights = new Flights(LIMIT_MILLIS);

    private final Firewalld firewalld;

    @Activate
    public FirewalldZone(@Reference Processes processes) {
        this.firewalld = new Firewalld(processes);
    }

    @Override
    public List<String> keep(List<String> links) {
        return links.isEmpty() ? List.of() : flights.one(() -> moved(links));
    }

    private List<String> moved(List<String> links) {
        if (!firewalld.running()) {
            return List.of();
        }
        ensureZone();
        List<String> present = firewalld.interfaces(ZONE);
        List<String> moved = new ArrayList<>();
        for (String link : links) {
            if (!present.contains(link)) {
                firewalld.move(link, ZONE);
                moved.add("firewalld: %s is in zone %s".formatted(link, ZONE));
            }
        }
        return moved;
    }

    private void ensureZone() {
        boolean zone = firewalld.zones().contains(ZONE);
        Optional<List<String>> policies = firewalld.policies();
        boolean policy = policies.isEmpty() || policies.get().contains(POLICY);
        if (zone && policy) {
            return;
        }
        if (!zone) {
            firewalld.addZone(ZONE);
        }
        if (!policy) {
            firewalld.addPolicy(POLICY, ZONE);
        }
        LOG.info("firewalld has the zone {} now, and is reloaded for it", ZONE);
        firewalld.reload();
    }

    @Override
    public void remove(String link) {
        flights.one(() -> removed(link));
    }

    private boolean removed(String link) {
        if (firewalld.running()
                && firewalld.zones().contains(ZONE)
                && firewalld.interfaces(ZONE).contains(link)) {
            firewalld.remove(link, ZONE);
            return true;
        }
        return false;
    }
}
