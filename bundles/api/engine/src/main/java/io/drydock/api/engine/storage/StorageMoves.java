package io.drydock.api.engine.storage;

import java.util.List;
import java.util.Objects;

/**
 * Moves images and containers from one storage driver to another while everything runs.
 *
 * <p><b>Story.</b> Layers are copied beside the old ones, lowest first, each proved by its digest;
 * meanwhile everybody goes by the old driver. When the new one has all of them it becomes the
 * driver of all images at once, in one step of the store, and new containers and pulls go there.
 * Then follow the containers that do not run; one that runs keeps its root where it is and follows
 * when it has stopped, and one that is started while it moves stays. What nothing stands on any
 * more is deleted from the old driver.
 *
 * <p>The goal is in the store: a move that was cut by the end of the engine, however it ended, goes
 * on at its next start. A move to where the images are now takes everything back.
 */
public interface StorageMoves {

    /** How it stands; at once, and when nothing moves too. */
    Status status();

    /**
     * Begins to move everything to a driver, or goes on with it, and returns at once.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID with the reason if that driver
     *     cannot work here; nothing is changed then
     */
    void begin(String driver);

    /** What is going on. */
    enum State {
        /** Nothing is to be moved. */
        IDLE,
        /** Layers are being copied; the old driver counts. */
        LAYERS,
        /** The new driver counts; containers are being moved. */
        CONTAINERS,
        /** What is left waits for containers to stop. */
        WAITING,
        /** Gave up for the reason told; everything is usable. {@link #begin} goes on. */
        FAILED
    }

    /**
     * A snapshot.
     *
     * @param driver the one that new images and containers go to
     * @param configured the one that the configuration names, may be empty
     * @param target where everything goes, empty when nothing moves
     * @param layers number of all layers
     * @param copied how many of them the target has
     * @param staying containers that are not on the target
     * @param reason why it failed, empty otherwise
     */
    record Status(
            State state,
            String driver,
            String configured,
            String target,
            long layers,
            long copied,
            List<Staying> staying,
            String reason) {
        public Status {
            Objects.requireNonNull(state);
            staying = List.copyOf(staying);
        }
    }

    /**
     * A container that is not moved yet.
     *
     * @param driver that holds it
     * @param reason why it could not be moved when that was tried last, empty before
     */
    record Staying(String container, String driver, String reason) {}
}
