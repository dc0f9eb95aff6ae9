package io.drydock.api.engine.checkpoint;

import io.drydock.api.model.checkpoint.CheckpointCreateRequest;
import io.drydock.api.model.checkpoint.CheckpointSummary;

import java.util.List;

/**
 * Keeps the state of running containers on disk. A container goes on from a checkpoint by being
 * started from it. A checkpoint is there whole or not at all; those without a directory of the
 * user's go with their container.
 */
public interface CheckpointEngine {

    /** Writes one. CONFLICT if the name is taken or the container does not run. */
    void create(String container, CheckpointCreateRequest request);

    /**
     * Those of a container, by name.
     *
     * @param directory as in the request, empty for the engine's own
     */
    List<CheckpointSummary> list(String container, String directory);

    /** Deletes one; NOT_FOUND if there is none of the name. */
    void delete(String container, String id, String directory);
}
