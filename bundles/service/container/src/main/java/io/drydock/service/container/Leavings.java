package io.drydock.service.container;

import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a crash has left of containers that have no record: of creations that had not got so far,
 * and of removals, where the record goes first.
 */
final class Leavings {

    private static final Logger LOG = LoggerFactory.getLogger(Leavings.class);

    private final Parts parts;

    Leavings(Parts parts) {
        this.parts = parts;
    }

    /** Clears them all away; what resists is left for the next engine. */
    void sweep() {
        Set<String> known =
                parts.containers().all().stream()
                        .map(entry -> entry.get().id())
                        .collect(Collectors.toSet());
        parts.logs().retain(known);
        Set<String> left = new HashSet<>(parts.roots().all());
        left.addAll(parts.directories().known());
        left.removeAll(known);
        for (Entry entry : parts.containers().all()) {
            Attachments.layers(entry.get()).forEach(left::remove);
        }
        for (String id : left) {
            try {
                sweep(id);
            } catch (RuntimeException e) {
                LOG.error("sweeping what is left of container {}", id, e);
            }
        }
    }

    private void sweep(String id) {
        LOG.info("sweeping what is left of container {}", id);
        // Its processes before the files they work with.
        Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    driver.sweep(id, parts.directories().bundle(id));
                    return true;
                });
        parts.volumes().release(id, true);
        parts.roots().unmount(id);
        parts.roots().remove(id);
        parts.directories().forget(id);
    }
}
