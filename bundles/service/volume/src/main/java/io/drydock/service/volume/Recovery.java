package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Ends what a crash has cut off: half made or half filled volumes, and mounts of whoever is gone.
 * Beside the start, since drivers come when they come; what fails is tried again at the next start.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private final VolumeDrivers drivers;
    private final Volumes volumes;
    private final Intents intents;
    private final Filling filling;
    private final ContainerVolumes mounts;
    private final MountTable mounted;

    Recovery(
            VolumeDrivers drivers,
            Volumes volumes,
            Intents intents,
            Filling filling,
            ContainerVolumes mounts,
            MountTable mounted) {
        this.drivers = drivers;
        this.volumes = volumes;
        this.intents = intents;
        this.filling = filling;
        this.mounts = mounts;
        this.mounted = mounted;
    }

    /** The thread at work, to be interrupted at the end of this generation. */
    Thread start() {
        return Thread.ofPlatform().daemon().name("volume-recovery").start(this::run);
    }

    void run() {
        Set<String> gone = new HashSet<>();
        for (Intents.Intent left : intents.left()) {
            attempt(left.name(), left.driver(), gone, () -> volumes.finish(left));
        }
        for (String volume : filling.left()) {
            attempt(volume, volumes.driver(volume), gone, () -> filling.settle(volume));
        }
        for (MountTable.Mounted left : mounted.abandoned()) {
            String driver = volumes.driver(left.volume());
            attempt(left.volume(), driver, gone, () -> mounts.end(left));
        }
    }

    private void attempt(String volume, String driver, Set<String> gone, Runnable work) {
        if (gone.contains(driver) || (!driver.isEmpty() && !present(driver))) {
            gone.add(driver);
            LOG.warn("what is left of volume {} stays: there is no driver {}", volume, driver);
            return;
        }
        try {
            work.run();
            LOG.info("volume {}: a crash had left something of it half done", volume);
        } catch (EngineException e) {
            LOG.warn("what is left of volume {} stays: {}", volume, e.getMessage());
        }
    }

    private boolean present(String driver) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!drivers.names().contains(driver)) {
            if (Instant.now().isAfter(limit)) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
