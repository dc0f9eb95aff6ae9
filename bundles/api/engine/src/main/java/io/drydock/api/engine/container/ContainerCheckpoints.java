package io.drydock.api.engine.container;

import java.nio.file.Path;

/** What the checkpoint service needs of containers. References as in {@link ContainerLifecycle}. */
public interface ContainerCheckpoints {

    /** The container and where checkpoints of its own lie; the directory may not be there yet. */
    Location locate(String reference);

    /**
     * Writes the state of all its processes into a directory, which must be empty.
     *
     * @param exit they end, otherwise they go on
     * @throws io.drydock.api.model.error.EngineException CONFLICT if it does not run
     */
    void dump(String reference, Path images, boolean exit);

    /** Tells of a finished checkpoint. */
    void announce(String reference);

    /**
     * A container's place.
     *
     * @param id 64 hex digits
     * @param name without slash
     * @param directory of its own checkpoints, a folder each
     */
    record Location(String id, String name, Path directory) {}
}
