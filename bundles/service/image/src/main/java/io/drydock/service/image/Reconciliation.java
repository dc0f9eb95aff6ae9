package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.graph.GraphDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
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

    /** Waits for the driver, which may come up after this service. */
    void run() {
        for (int tries = 1; true; tries++) {
            try {
                parts.graph().call(this::clear);
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

    private boolean clear(GraphDriver driver) {
        driver.probe();
        // Listed before the tables are read: what is made meanwhile is not in the list.
        List<String> onDisk = driver.list();
        for (PendingTable.Pending one : parts.pending().abandoned()) {
            LOG.info("discarding half made layer {}", one.cacheId());
            driver.abort(one.cacheId());
            driver.remove(one.cacheId());
            parts.pending().done(one.cacheId());
        }
        List<String> recorded = parts.records().all();
        parts.layers().collectOrphans();
        Set<String> known = new HashSet<>(parts.pending().cacheIds());
        known.addAll(parts.layers().cacheIds());
        known.addAll(parts.roots().containers());
        recorded.stream().filter(id -> !known.contains(id)).forEach(parts.records()::forget);
        for (String id : onDisk) {
            if (!known.contains(id)) {
                LOG.info("removing layer {}, which no image or container has", id);
                driver.remove(id);
            }
        }
        parts.contents().sweep();
        return true;
    }
}
