package io.drydock.api.engine.image;

import io.drydock.api.engine.registry.TransferJobs;

import java.util.List;

/**
 * Prunes of images that are under way. Who asks for one with the filters of one under way joins it,
 * and both are told the same.
 */
public interface PruneJobs {

    /** All of them, oldest first; of the kind {@code prune}. */
    List<TransferJobs.Job> prunes();

    /**
     * Ends one after the image it is at; its clients are told what it has removed by then.
     *
     * @return false if there is no such prune (any more)
     */
    boolean cancelPrune(String id);
}
