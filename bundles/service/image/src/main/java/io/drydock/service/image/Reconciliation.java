package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.graph.GraphDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a start clears away: layers a crash left half made, or made but unknown. */
final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final int MAX_TRIES = 100;
    private static final long PAUSE_MILLIS = 200;

    private final ImageParts parts;

    Reconciliation(ImageParts parts) {
        this.parts = parts;
    }

    /** Waits for the drivers, which may come up after this service. */
    void run() {
        for (int tries = 1; true; tries++) {
            try {
                clear();
                return;
            } catch (EngineException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("stopped while waiting for the storage driver");
        }
    }

    private void clear() {
        parts.rootClaims().forgetAbandoned();
        parts.layers().collectOrphans();
        List<String> recorded = parts.records().all();
        Set<String> known = new HashSet<>();
        for (String driver : drivers()) {
            known.addAll(parts.graph().call(driver, one -> clear(driver, one)));
        }
        recorded.stream().filter(id -> !known.contains(id)).forEach(parts.records()::forget);
        parts.contents().sweep();
    }

    /** The one in use, and those that images were moved from or to. */
    private Set<String> drivers() {
        Set<String> drivers = new LinkedHashSet<>(List.of(parts.graph().name()));
        parts.storage()
                .read()
                .ifPresent(
                        state -> state.known().stream().filter(this::inUse).forEach(drivers::add));
        return drivers;
    }

    private boolean inUse(String driver) {
        return parts.graph().hasLayers(driver) || !parts.pending().abandoned(driver).isEmpty();
    }

    /** Returns the layers that stay. */
    private Set<String> clear(String name, GraphDriver driver) {
        driver.probe();
        // Listed before the tables are read: what is made meanwhile is not in the list.
        List<String> onDisk = driver.list();
        for (String id : parts.pending().abandoned(name)) {
            LOG.info("discarding half made layer {}", id);
            driver.abort(id);
            driver.remove(id);
            parts.pending().done(id);
        }
        Set<String> known = new HashSet<>(parts.pending().cacheIds(name));
        known.addAll(parts.layers().cacheIds(name));
        known.addAll(parts.rootClaims().containers());
        known.addAll(parts.roots().containers(name));
        for (String id : onDisk) {
            if (!known.contains(id)) {
                LOG.info("removing layer {}, which no image or container has", id);
                driver.remove(id);
            }
        }
        return known;
    }
}
